import type { ExportFormat } from '@soproekt/contracts';
import { addRows, addSection, applyTemplate, findTemplate } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import { exportDocument } from './export-task.js';
import type { ExportPayload } from './model/export-payload.js';

const TEXTS = 12;
const MODULES = 8;
const TOPICS = 6;

export interface WarmUpPayload {
  readonly format: ExportFormat;
}

/** Makes a thread ready to write a format: its packages are loaded, its letters read, its code compiled. */
export async function warmUp({ format }: WarmUpPayload): Promise<void> {
  await exportDocument({ ...samplePayload(), format });
}

/** A programme of some twenty pages. */
function samplePayload(): ExportPayload {
  const doc = new Y.Doc();
  const template = findTemplate('programme');
  if (template) applyTemplate(doc, template, 'ru', fillFragment);
  doc.transact(() => {
    addPlan(doc);
    for (let i = 1; i <= TEXTS; i++) {
      addSection(doc, { title: `Раздел ${i}`, content: (fragment) => fillFragment(fragment, sampleText()) });
    }
  });
  return {
    state: Y.encodeStateAsUpdate(doc),
    document: { id: 'sample', kind: 'programme', status: 'draft', title: 'Образец' },
    institutions: [],
    approvals: [],
    images: [],
    profile: 'gost-2025',
    size: 14,
    spacing: 1.15,
    locale: 'ru',
    at: new Date().toISOString(),
  };
}

function addPlan(doc: Y.Doc): void {
  const plan = addSection(doc, { kind: 'study-plan', title: 'Учебный план' });
  const cells = (title: string) => ({ title, lectures: 1, practice: 1.5, selfStudy: 0.5 });
  const modules = addRows(
    doc,
    plan,
    Array.from({ length: MODULES }, (_, m) => ({
      type: 'module',
      cells: { title: `Модуль ${m + 1}`, control: 'Тест' },
    })),
  );
  addRows(
    doc,
    plan,
    modules.flatMap((parentId) =>
      Array.from({ length: TOPICS }, (_, t) => ({ type: 'topic', parentId, cells: cells(`Тема занятия № ${t + 1}`) })),
    ),
  );
}

function sampleText(): string {
  const text = 'Команда школы разбирает данные, договаривается о ролях и составляет план поддержки учителей. '.repeat(
    5,
  );
  return `## Содержание\n\n${text}\n\n1. ${text}\n2. **${text.trim()}**\n\n- ${text}\n\n${text}`;
}
