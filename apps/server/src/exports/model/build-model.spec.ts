import { addSection, setField } from '@soproekt/documents';
import type { DocumentKind } from '@soproekt/domain';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import { INSTITUTE, payloadOf, UNIVERSITY } from '../testing/demo-programme.js';
import { buildModel } from './build-model.js';
import type { ExportPayload } from './export-payload.js';
import { isLead } from './lead.js';
import { textOf, type Block, type PrintDocument } from './print-model.js';
import { readDocument } from './read-document.js';

interface Section {
  readonly title: string;
  readonly text?: string;
  readonly role?: string;
}

function printed(kind: DocumentKind, sections: readonly Section[], more: Partial<ExportPayload> = {}): PrintDocument {
  const doc = new Y.Doc();
  for (const { title, text = '', role } of sections) {
    addSection(doc, { title, ...(role && { role }), content: (fragment) => fillFragment(fragment, text) });
  }
  const payload = payloadOf(doc, more);
  const document = { ...payload.document, kind };
  return buildModel({ ...payload, document }, readDocument(payload.state)).print;
}

const headings = ({ parts }: PrintDocument): string[] =>
  parts
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.type === 'heading' ? [`${block.number ?? '–'} ${textOf(block.runs)}`] : []));
const spaces = (blocks: readonly Block[] = []): number[] =>
  blocks.map((block) => (block.type === 'paragraph' ? (block.spaceBefore ?? 0) : 0));

describe('the numbers of sections', () => {
  it('are ours when the authors set none, and appendices have none', () => {
    const print = printed('programme', [{ title: 'Цель' }, { title: '36 часов' }, { title: 'Приложение 1' }]);
    expect(headings(print)).toEqual(['1 Цель', '2 36\u00a0часов', '– Приложение 1']);
  });

  it.each(['1. Общие положения', '2 Цель', 'IV. Права', '3) Статус'])('are all theirs beside «%s»', (own) => {
    const print = printed('regulation', [{ title: 'Преамбула' }, { title: own }, { title: 'Приложение 1. Паспорт' }]);
    expect(headings(print)).toEqual(['– Преамбула', `– ${own}`, '– Приложение 1. Паспорт']);
  });
});

describe('the pages of a document', () => {
  it('have contents with the headings inside sections while they fit on a page, else with the sections only', () => {
    const sections = (parts: number, length = 6) =>
      Array.from({ length }, (_, i) => ({
        title: `Модуль ${i + 1}`,
        text: Array.from({ length: parts }, (_, j) => `# Тема ${j + 1}`).join('\n\n'),
      }));
    expect(printed('programme', sections(3)).contentsDepth).toBe(2);
    expect(printed('programme', sections(9)).contentsDepth).toBe(1);
    // Smaller letters, more lines.
    expect(printed('programme', sections(4, 8), { size: 12 }).contentsDepth).toBe(2);
    expect(printed('programme', sections(4, 8), { size: 14 }).contentsDepth).toBe(1);
    expect(printed('regulation', sections(3)).contentsDepth).toBe(0);
  });

  it('begin anew with an appendix that has a text', () => {
    const print = printed('regulation', [
      { title: '1. Цель', text: 'Цель банка.' },
      { title: 'Приложение 1', text: 'Паспорт.' },
      { title: 'Приложения' },
    ]);
    expect(print.parts.map(({ blocks }) => blocks.filter(({ type }) => type === 'heading').length)).toEqual([1, 2]);
  });

  it('spread the title page of the authors: the name in the middle, place and year at the foot', () => {
    const text =
      '| УТВЕРЖДАЮ | УТВЕРЖДАЮ |\n| --- | --- |\n| Ректор | Директор |\n\nПрограмма\n\n## «Данные»\n\n- Рассмотрена\n\nСеверореченск, 2027';
    const [front] = printed('programme', [{ title: 'Титульный лист', role: 'title-page', text }]).front;
    const [anchor, table, name, title, seen, foot = 0] = spaces(front?.blocks);
    expect([anchor, table, title, seen]).toEqual([0, 0, 0, 0]);
    expect(name).toBeGreaterThanOrEqual(5);
    expect(foot).toBeGreaterThanOrEqual(10);
    // A page has 38 such lines; nine are used.
    expect((name ?? 0) + foot).toBeLessThan(29);
    expect(front?.blocks.some(({ type }) => type === 'list')).toBe(false);
  });

  it('leave a title page alone that the authors arranged with empty lines, or that is full', () => {
    const full = Array.from({ length: 45 }, (_, i) => `Строка ${i}`).join('\n\n');
    const [front] = printed('programme', [{ title: 'Титул', role: 'title-page', text: full }]).front;
    expect(Math.max(...spaces(front?.blocks))).toBe(0);
  });
});

it('names who delivers the programme as its creators, and not whoever reads along', () => {
  const doc = new Y.Doc();
  const passport = addSection(doc, { kind: 'passport', title: 'Паспорт' });
  const payload = payloadOf(doc, { approvals: [{ institutionId: UNIVERSITY, post: '', person: '', on: null }] });
  const creators = (): readonly string[] =>
    buildModel({ ...payload, state: Y.encodeStateAsUpdate(doc) }, readDocument(Y.encodeStateAsUpdate(doc))).print
      .creators;
  expect(creators()).toEqual(['Северореченский педагогический университет']);
  setField(doc, passport, 'organisations', [INSTITUTE]);
  expect(creators()).toEqual(['Институт развития образования Северореченской области']);
});

it('keeps remarks and findings out of the table of contents', () => {
  const findings = [{ code: 'V01' as const, level: 'error' as const, message: 'мало часов' }];
  const print = printed('programme', [{ title: 'Цель' }], { findings });
  const listed = print.parts.flatMap(({ blocks }) =>
    blocks.filter((block) => block.type === 'heading' && !block.unlisted),
  );
  expect(listed).toHaveLength(1);
});

it.each([
  [true, 'paragraph', 'Задание:'],
  [true, 'paragraph', '**Задание.**'],
  [false, 'paragraph', 'Обычный текст.'],
])('keeps what announces with what it announces: %s', (lead, _type, text) => {
  const doc = new Y.Doc();
  addSection(doc, { title: 'Тема', content: (fragment) => fillFragment(fragment, `${text}\n\nдальше`) });
  const payload = payloadOf(doc);
  const [section] = buildModel(payload, readDocument(payload.state)).sections;
  expect(isLead(section?.blocks[0], section?.blocks[1])).toBe(lead);
});

it('names a standard by its title when the workspace knows it', () => {
  const doc = new Y.Doc();
  const passport = addSection(doc, { kind: 'passport', title: 'Паспорт' });
  setField(doc, passport, 'standards', ['01.011', '99.999']);
  const standards = { '01.011': 'Руководитель образовательной организации' };
  const print = printedOf(doc, standards);
  expect(print).toContain('01.011 «Руководитель образовательной организации»;\n99.999');
});

function printedOf(doc: Y.Doc, standards: Readonly<Record<string, string>>): string {
  const payload = payloadOf(doc, { standards });
  const { print } = buildModel(payload, readDocument(payload.state));
  const cells = (block: Block): string =>
    block.type === 'table' ? block.rows.flat().flatMap((cell) => cell.blocks.map(cells)).join('|') : textOf('runs' in block ? block.runs : []); // prettier-ignore
  return print.parts.flatMap(({ blocks }) => blocks.map(cells)).join('\n');
}
