import { addRows, addSection, initDocument, setCalendarHours, setField } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import type { ExportPayload } from '../model/export-payload.js';

export const UNIVERSITY = '11111111-1111-4111-8111-111111111111';
export const INSTITUTE = '22222222-2222-4222-8222-222222222222';

/** number, type, title, section, lectures, practice, self-study, control, implementers, results */
type Line = readonly [
  string,
  string,
  string,
  string,
  number,
  number,
  number,
  string,
  readonly string[],
  readonly string[],
];

const IRO = [INSTITUTE];
const SRPU = [UNIVERSITY];
const BOTH = [UNIVERSITY, INSTITUTE];

const PLAN: readonly Line[] = [
  ['0', 'entry', 'Входная диагностика', '', 0, 0, 1, 'Анкета', IRO, []],
  ['1', 'module', 'Нормы и данные для управленческого решения', 'НПР', 2, 2, 2, 'Тест', IRO, ['ПР1']],
  ['1.1', 'topic', 'Нормативные рамки работы команды', 'НПР', 1, 1, 1, '', IRO, []],
  ['1.2', 'topic', 'Внутренняя и внешняя оценка: от отчёта к решению', 'НПР', 1, 1, 1, '', IRO, []],
  ['2', 'module', 'Команда: роли, коммуникация, совещание', 'ПМР', 2, 4, 2, 'Практическая работа', SRPU, ['ПР2']],
  ['2.1', 'topic', 'Роли и ответственность в команде', 'ПМР', 1, 2, 1, '', SRPU, []],
  ['2.2', 'topic', 'Совещание, протокол, контроль поручений', 'ПМР', 1, 2, 1, '', SRPU, []],
  ['3', 'module', 'Изучение дефицитов и план поддержки учителей', 'ПМР', 2, 6, 3, 'Кейс', SRPU, ['ПР3']],
  ['3.1', 'topic', 'Как изучать потребности и дефициты', 'ПМР', 1, 2, 1, '', SRPU, []],
  ['3.2', 'topic', 'Проектная сессия: план методической поддержки', 'ПМР', 1, 4, 2, '', SRPU, []],
  ['4', 'module', 'Стажировочный модуль по выбору', 'ВР', 0, 6, 2, 'Карточка наблюдения', IRO, ['ПР4']],
  ['4.1', 'topic', 'Работа на базовой площадке', 'ВР', 0, 6, 0, '', IRO, []],
  ['4.2', 'topic', 'Карточка наблюдения и адаптация практики', 'ВР', 0, 0, 2, '', IRO, []],
  ['ИА', 'final', 'Итоговая аттестация', '', 0, 2, 0, 'Защита проекта', BOTH, ['ПР1', 'ПР2', 'ПР3', 'ПР4']],
];

const SECTIONS: readonly (readonly [string, string])[] = [
  ['НПР', 'нормативно-правовой раздел'],
  ['ПМР', 'предметно-методический раздел'],
  ['ВР', 'вариативный раздел'],
];

const RESULTS: readonly (readonly [string, string, string, string, string, string])[] = [
  ['ПР1', 'знает нормы и источники данных, на которых строится решение', 'professional', 'know', '01.011 B/02.7', 'тест, 12 заданий, порог 70 %'],
  ['ПР2', 'умеет распределить роли и довести совещание до решения с ответственным и сроком', 'universal', 'can', '01.011 B/04.7', 'протокол учебного совещания'],
  ['ПР3', 'умеет выявить дефициты и составить план поддержки учителей-предметников', 'subject-methodical', 'can', '01.011 B/01.7', 'кейс'],
  ['ПР4', 'умеет оценить и приспособить чужую практику к своей школе', 'professional', 'can', '01.011 B/03.7', 'карточка наблюдения'],
]; // prettier-ignore

/** Hours by week: [row, lectures, practice, self-study]. */
const WEEKS: readonly (readonly (readonly [string, number, number, number])[])[] = [
  [['0', 0, 0, 1], ['1', 2, 2, 2], ['2', 2, 4, 2]],
  [['3', 2, 6, 3]],
  [['4', 0, 6, 2], ['ИА', 0, 2, 0]],
]; // prettier-ignore

export const DEMO_TITLE = 'Управленческая команда школы: от данных к плану профессионального роста';

export interface DemoProgramme {
  readonly doc: Y.Doc;
  /** Row ids by the printed number. */
  readonly rows: ReadonlyMap<string, string>;
  readonly sections: Readonly<Record<string, string>>;
}

const EXPLANATION = `
## Актуальность

Школа собирает о себе много данных: итоги оценочных процедур, материалы самообследования, анкеты. До решения доходит **малая** их часть, а на _каждое_ совещание уходит 2 ч. Сведения: [портал](https://example.org/), H~~2~~O.

## Цель

Совершенствование компетенций управленческой команды школы. Для этого слушатели:

1. разберутся, какие решения команда вправе принять сама;
2. распределят роли и проведут учебное совещание;
   1. роли в команде;
   2. повестка и протокол;
3. выявят дефициты учителей-предметников.

Основания отбора содержания:

- перевести данные в план действий;
- довести решение до исполнения.

Порядок работы:

1. анкета;
2. разбор.

> Каждая организация согласует одну и ту же редакцию.

| Показатель | Значение |
| --- | ---: |
| Вид программы | повышение квалификации |
| Контактная работа | 26 ч |
`;

/** The programme of the demo data with its plan, results and calendar as rows. */
export function demoProgramme(): DemoProgramme {
  const doc = new Y.Doc();
  const sections: Record<string, string> = {};
  const rows = new Map<string, string>();
  doc.transact(() => {
    initDocument(doc, { kind: 'programme' });
    const text = (title: string, markdown: string, role?: string): string =>
      addSection(doc, { title, role: role ?? null, content: (fragment) => fillFragment(fragment, markdown) });
    sections.signOff = text('Лист согласования', '| Организация | Должность | Подпись | Дата |\n| --- | --- | --- | --- |\n| СРПУ | Проректор | | |\n| ИРО | Заместитель директора | | |', 'sign-off-sheet'); // prettier-ignore
    sections.passport = addSection(doc, { kind: 'passport', title: 'Паспорт программы' });
    sections.note = text('Пояснительная записка', EXPLANATION, 'explanatory-note');
    sections.results = addSection(doc, { kind: 'planned-results', title: 'Планируемые результаты' });
    sections.plan = addSection(doc, { kind: 'study-plan', title: 'Учебный план' });
    sections.calendar = addSection(doc, { kind: 'calendar', title: 'Календарный учебный график' });
    sections.assessment = addSection(doc, { kind: 'assessment-materials', title: 'Оценочные материалы' });
    sections.conditions = addSection(doc, { kind: 'conditions', title: 'Организационно-педагогические условия' });
    sections.abbreviations = addSection(doc, { kind: 'abbreviations', title: 'Сокращения' });
    fillPassport(doc, sections.passport);
    fillPlan(doc, sections, rows);
    fillCalendar(doc, sections.calendar, rows);
    fillRest(doc, sections, rows);
  });
  return { doc, rows, sections };
}

function fillPassport(doc: Y.Doc, id: string): void {
  const fields = {
    programmeType: 'pk',
    goal: 'Совершенствование компетенций управленческой команды школы, нужных для перевода данных в план поддержки учителей.',
    learners: 'управленческие команды общеобразовательных организаций: директор и заместители',
    standards: ['01.011'],
    form: 'part-time',
    distance: true,
    term: '3 недели',
    totalHours: 36,
    organisations: [UNIVERSITY, INSTITUTE],
    competences: 'профессиональные, универсальная, предметно-методическая',
  } as const;
  for (const [key, value] of Object.entries(fields)) setField(doc, id, key, value);
}

function fillPlan(doc: Y.Doc, sections: Record<string, string>, rows: Map<string, string>): void {
  const plan = sections.plan ?? '';
  const planSections = new Map(
    SECTIONS.map(([code, title]) => {
      const [id] = addRows(doc, plan, [{ type: 'plan-section', cells: { code, title } }]);
      return [code, id ?? ''];
    }),
  );
  const results = new Map(
    RESULTS.map(([code, wording, competence, aspect, jobFunction, evidence]) => {
      const cells = { code, wording, competence, aspect, jobFunctions: [jobFunction], evidence };
      const [id] = addRows(doc, sections.results ?? '', [{ type: 'result', cells }]);
      return [code, id ?? ''];
    }),
  );
  for (const [number, type, title, section, lectures, practice, selfStudy, control, implementers, codes] of PLAN) {
    const attestation = type === 'entry' || type === 'final' ? type : null;
    const [id] = addRows(doc, plan, [
      {
        type: attestation ? 'attestation' : type,
        parentId: number.includes('.') ? (rows.get(number.split('.')[0] ?? '') ?? null) : null,
        cells: {
          title,
          lectures,
          practice,
          selfStudy,
          control,
          implementers,
          results: codes.map((code) => results.get(code) ?? ''),
          ...(section && { planSection: planSections.get(section) ?? null }),
          ...(attestation && { attestation }),
        },
      },
    ]);
    rows.set(number, id ?? '');
  }
}

function fillCalendar(doc: Y.Doc, calendar: string, rows: ReadonlyMap<string, string>): void {
  setField(doc, calendar, 'unit', 'week');
  for (const [i, week] of WEEKS.entries()) {
    const [period] = addRows(doc, calendar, [{ type: 'period', cells: { title: `Неделя ${i + 1}` } }]);
    for (const [number, ...hours] of week) {
      for (const [k, kind] of (['lectures', 'practice', 'selfStudy'] as const).entries()) {
        const value = hours[k] ?? 0;
        if (value > 0) setCalendarHours(doc, calendar, period ?? '', rows.get(number) ?? '', kind, value);
      }
    }
  }
}

function fillRest(doc: Y.Doc, sections: Record<string, string>, rows: ReadonlyMap<string, string>): void {
  addRows(doc, sections.assessment ?? '', [
    {
      type: 'assessment',
      cells: {
        title: 'Защита командного проекта',
        planRow: rows.get('ИА') ?? null,
        requirements: 'План поддержки учителей своей школы, до 10 страниц.',
        criteria: 'Опора на данные;\nответственный и срок у каждого решения.',
        examples: 'План школы на полугодие.',
        attempts: 2,
      },
    },
  ]);
  addRows(doc, sections.conditions ?? '', [
    { type: 'source', cells: { group: 'normative', text: 'Приказ Минобрнауки России от 24.03.2025 № 266', url: 'https://publication.example.org/266' } },
    { type: 'source', cells: { group: 'main', text: 'Управление на основе данных. Северореченск, 2025. 120 с.', year: 2025 } },
    { type: 'source', cells: { group: 'main', text: 'Методическая поддержка в школе. Северореченск, 2024. 96 с.', year: 2024 } },
    { type: 'equipment', cells: { text: 'аудитория на 32 места, проектор', institution: UNIVERSITY } },
    { type: 'staff', cells: { text: 'преподаватели кафедры управления в образовании', institution: UNIVERSITY } },
  ]); // prettier-ignore
  addRows(doc, sections.abbreviations ?? '', [
    { type: 'abbreviation', cells: { short: 'ИРО', meaning: 'Институт развития образования' } },
    { type: 'abbreviation', cells: { short: 'ДПП', meaning: 'дополнительная профессиональная программа' } },
  ]);
}

/** What the server would send along with a state. */
export function payloadOf(doc: Y.Doc, more: Partial<ExportPayload> = {}): ExportPayload {
  return {
    state: Y.encodeStateAsUpdate(doc),
    document: { id: '33333333-3333-4333-8333-333333333333', kind: 'programme', status: 'draft', title: DEMO_TITLE },
    institutions: [
      { id: UNIVERSITY, shortName: 'СРПУ', name: 'Северореченский педагогический университет', kind: 'university' },
      {
        id: INSTITUTE,
        shortName: 'ИРО',
        name: 'Институт развития образования Северореченской области',
        kind: 'institute-of-development',
      },
    ],
    approvals: [
      { institutionId: UNIVERSITY, post: '', person: '', on: null },
      { institutionId: INSTITUTE, post: '', person: '', on: null },
    ],
    images: [],
    profile: 'gost-2025',
    size: 14,
    spacing: 1.15,
    locale: 'ru',
    at: '2027-01-13T09:00:00.000Z',
    ...more,
  };
}
