import { addRows, addSection, initDocument, setCalendarHours, setField } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import { INSTITUTE, UNIVERSITY } from './demo-programme.js';

const SENTENCE =
  'Команда школы разбирает собственные данные, договаривается о ролях и составляет план поддержки учителей на полугодие. ';

/** About a hundred pages: 60 modules, 400 topics, 60 sections of text. */
export function largeProgramme(): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    initDocument(doc, { kind: 'programme' });
    const passport = addSection(doc, { kind: 'passport', title: 'Паспорт программы' });
    setField(doc, passport, 'programmeType', 'pp');
    setField(doc, passport, 'organisations', [UNIVERSITY, INSTITUTE]);
    const plan = addSection(doc, { kind: 'study-plan', title: 'Учебный план' });
    const calendar = addSection(doc, { kind: 'calendar', title: 'Календарный учебный график' });
    const modules = addModules(doc, plan);
    addPeriods(doc, calendar, modules);
    for (let i = 1; i <= 60; i++) {
      addSection(doc, {
        title: `Рабочая программа модуля ${i}`,
        role: 'module-syllabi',
        content: (fragment) => fillFragment(fragment, syllabus(i)),
      });
    }
  });
  return doc;
}

function addModules(doc: Y.Doc, plan: string): string[] {
  const modules = addRows(
    doc,
    plan,
    Array.from({ length: 60 }, (_, m) => ({
      type: 'module',
      cells: {
        title: `Модуль о поддержке учителей, часть ${m + 1}`,
        control: 'Тест',
        implementers: [m % 2 ? UNIVERSITY : INSTITUTE],
      },
    })),
  );
  const topics = Array.from({ length: 400 }, (_, t) => ({
    type: 'topic',
    parentId: modules[t % 60] ?? null,
    cells: {
      title: `Тема о данных и решениях управленческой команды № ${t + 1}`,
      lectures: 1,
      practice: 1.5,
      selfStudy: 0.5,
    },
  }));
  addRows(doc, plan, topics);
  return modules;
}

function addPeriods(doc: Y.Doc, calendar: string, modules: readonly string[]): void {
  const periods = addRows(
    doc,
    calendar,
    Array.from({ length: 30 }, (_, w) => ({ type: 'period', cells: { title: `Неделя ${w + 1}` } })),
  );
  for (const [m, module] of modules.entries()) {
    setCalendarHours(doc, calendar, periods[Math.floor(m / 2)] ?? '', module, 'lectures', 6);
  }
}

function syllabus(i: number): string {
  const paragraph = SENTENCE.repeat(6);
  return [
    `## Содержание модуля ${i}`,
    paragraph,
    `1. ${SENTENCE}\n2. ${SENTENCE}\n3. ${SENTENCE}`,
    paragraph,
    '## Самостоятельная работа',
    paragraph,
    `- ${SENTENCE}\n- **${SENTENCE.trim()}**`,
    paragraph,
  ].join('\n\n');
}
