import {
  listSections,
  projectDocument,
  projectProgramme,
  sectionFragment,
  type DocumentProjection,
} from '@soproekt/documents';
import { fragmentToJson, inspectFragment, jsonToMarkdown, markdownToJson, normalizeNode } from '@soproekt/editor';
import { checkProgramme, DEFAULT_PROGRAMME_SETTINGS, LIMITS, programmeSums, type CheckContext } from '@soproekt/domain';
import * as Y from 'yjs';
import { stateFromTemplate } from '../documents/new-document.js';
import { projectState } from '../documents/projection.js';
import { STARTER_STANDARDS } from '../programmes/standards/starter-standards.js';
import { DEMO_INSTITUTIONS } from './accounts.js';
import { demoAgenda, demoDocuments, demoProgramme, demoTemplate, type DemoDocument } from './content/index.js';

/** Keys serve as ids. */
const stateOf = (document: DemoDocument): Uint8Array =>
  stateFromTemplate(
    demoTemplate(document, (key) => key),
    'ru',
  );

function docOf(document: DemoDocument): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, stateOf(document));
  return doc;
}

const projected = (document: DemoDocument): DocumentProjection => projectState(stateOf(document));

describe.each(demoDocuments.map((document) => [document.key, document] as const))('demo %s', (_key, document) => {
  const doc = docOf(document);

  it('has a title and sections within the limits', () => {
    expect([...document.title].length).toBeLessThanOrEqual(LIMITS.documentTitle);
    expect(listSections(doc).map(({ title }) => title)).toEqual(document.sections.map(({ title }) => title));
  });

  it('is seeded completely: every section, as it is written, ready for the editor', () => {
    for (const [i, { id, kind, role }] of listSections(doc).entries()) {
      const fragment = sectionFragment(doc, id);
      expect(fragment && inspectFragment(fragment)).toEqual({ bindable: true, problems: [] });
      const section = document.sections[i];
      expect([kind, role]).toEqual([section?.kind ?? 'text', section?.role ?? null]);
      const expected = markdownToJson(section?.markdown ?? '');
      if (section?.markdown === undefined) {
        expect(section?.rows ?? section?.fields).toBeTruthy();
        continue;
      }
      expect(fragment && fragmentToJson(fragment)).toEqual(expected);
      if (kind === 'text') expect(normalizeNode(expected).textContent.length).toBeGreaterThan(100);
    }
  });

  it('comes back from Markdown as it went', () => {
    for (const { markdown = '' } of document.sections) {
      const json = markdownToJson(markdown);
      expect(markdownToJson(jsonToMarkdown(json))).toEqual(json);
    }
  });

  it('leaves no Markdown unread', () => {
    for (const { text } of projectDocument(doc).sections) {
      expect(text).not.toMatch(/\*\*|~~|^\s*[-*] |^#+ |\| ---|\]\(|\[[ x]\]/m);
    }
  });
});

describe('the demo programme', () => {
  const sections = projected(demoProgramme).sections;
  const facts = projectProgramme(docOf(demoProgramme));
  const { total, byInstitution, byPlanSection, byRow } = programmeSums(facts);

  it('carries the study plan as it is printed', () => {
    const code = new Map([...facts.planSections, ...facts.results].map((row) => [row.id, row.code]));
    const printed = facts.plan.map(({ number, title, hours, total: all, control, implementers, ...row }) =>
      [number, title, code.get(row.planSectionId ?? '') ?? '–', all, hours.lectures, hours.practice, hours.selfStudy]
        .concat(control, implementers.join('+'), row.results.map((id) => code.get(id) ?? '?').join(','))
        .join('|'),
    );
    expect(printed).toEqual([
      '0|Входная диагностика|–|1|0|0|1|Анкета|iro|',
      '1|Нормы и данные для управленческого решения|НПР|6|2|2|2|Тест|iro|ПР1',
      '1.1|Нормативные рамки работы команды|НПР|3|1|1|1||iro|ПР1',
      '1.2|Внутренняя и внешняя оценка: от отчёта к решению|НПР|3|1|1|1||iro|ПР1',
      '2|Команда: роли, коммуникация, совещание|ПМР|8|2|4|2|Практическая работа|university|ПР2',
      '2.1|Роли и ответственность в команде|ПМР|4|1|2|1||university|ПР2',
      '2.2|Совещание, протокол, контроль поручений|ПМР|4|1|2|1||university|ПР2',
      '3|Изучение дефицитов и план поддержки учителей|ПМР|11|2|6|3|Кейс|university|ПР3',
      '3.1|Как изучать потребности и дефициты|ПМР|4|1|2|1||university|ПР3',
      '3.2|Проектная сессия: план методической поддержки|ПМР|7|1|4|2||university|ПР3',
      '4|Стажировочный модуль по выбору|ВР|8|0|6|2|Карточка наблюдения|iro|ПР4',
      '4.1|Работа на базовой площадке|ВР|6|0|6|0||iro|ПР4',
      '4.2|Карточка наблюдения и адаптация практики|ВР|2|0|0|2||iro|ПР4',
      'ИА|Итоговая аттестация|–|2|0|2|0|Защита проекта|university+iro|ПР1,ПР2,ПР3,ПР4',
    ]);
  });

  it('adds up to 36 = 6 + 20 + 10, of which 26 contact hours', () => {
    expect(total).toMatchObject({ total: 36, lectures: 6, practice: 20, selfStudy: 10, contact: 26 });
    for (const { id, total: declared } of facts.plan) expect(byRow.get(id)?.total).toBe(declared);
    expect(facts.passport?.totalHours).toBe(36);
  });

  it('carries the hours of the institutions: ИРО 15, СРПУ 19, together 2', () => {
    const hours = byInstitution.map(({ institutionIds, total: all }) => [
      institutionIds === 'joint' ? 'joint' : institutionIds[0],
      all,
    ]);
    expect(Object.fromEntries(hours)).toEqual({ iro: 15, university: 19, joint: 2 });
    expect(byPlanSection.map((part) => part.total)).toEqual([6, 19, 8, 3]);
  });

  it('has a calendar of 15, 11 and 10 hours that agrees with the plan', () => {
    const weeks = facts.calendar?.periods.map(({ hours }) =>
      ['lectures', 'practice', 'selfStudy'].map((kind) =>
        hours.reduce((sum, one) => sum + (one.kind === kind ? one.hours : 0), 0),
      ),
    );
    expect(weeks).toEqual([
      [4, 6, 5],
      [2, 6, 3],
      [0, 8, 2],
    ]);
  });

  it('assesses every result in its module and at the defence', () => {
    const codes = new Map(facts.results.map(({ id, code }) => [id, code]));
    const numbers = new Map(facts.plan.map(({ id, number }) => [id, number]));
    expect(
      facts.assessments.map(({ planRowId, results }) => [
        numbers.get(planRowId ?? ''),
        results.map((id) => codes.get(id)).join(','),
      ]),
    ).toEqual([
      ['1', 'ПР1'],
      ['2', 'ПР2'],
      ['3', 'ПР3'],
      ['4', 'ПР4'],
      ['ИА', 'ПР1,ПР2,ПР3,ПР4'],
    ]);
  });

  it('starts without findings', () => {
    const context: CheckContext = {
      today: '2026-11-01',
      settings: DEFAULT_PROGRAMME_SETTINGS,
      institutions: DEMO_INSTITUTIONS.map(({ key, shortName, kind }) => ({ id: key, shortName, kind })),
      standards: STARTER_STANDARDS.map(({ code, audience = [], functions = [] }) => ({
        code,
        audience,
        functions: functions.map((each) => each.code),
      })),
    };
    expect(checkProgramme(facts, context)).toEqual([]);
  });

  it('is a programme written out in full', () => {
    expect(sections.length).toBeGreaterThanOrEqual(12);
    expect(sections.reduce((total, { words }) => total + words, 0)).toBeGreaterThan(4_000);
  });
});

it('the demo agenda takes 100 minutes', () => {
  const minutes = (projected(demoAgenda).sections[0]?.text ?? '').split('\n').filter((line) => /^\d\t/.test(line));
  expect(minutes.reduce((total, line) => total + Number(line.split('\t').at(-1)), 0)).toBe(100);
});
