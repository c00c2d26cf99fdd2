import type { CheckContext } from '../context.js';
import type { AssessmentRow, ProgrammeFacts, SourceRow, TextFacts } from '../facts.js';
import { DEFAULT_PROGRAMME_SETTINGS } from '../settings.js';
import { demoPlan, IRO, SRPU } from './demo-plan.js';
import { period, resultRow } from './rows.js';

const assessment = (id: string, title: string, planRowId: string, results: readonly string[]): AssessmentRow => ({
  sectionId: 'assessments',
  id,
  title,
  planRowId,
  results,
  requirements: 'Выполняется командой.',
  criteria: 'Полнота, обоснованность, применимость.',
  examples: 'Пример задания приведён в приложении.',
  attempts: 2,
});

const source = (id: string, group: SourceRow['group'], text: string, year: number | null, url = ''): SourceRow => ({
  sectionId: 'conditions',
  id,
  group,
  text,
  year,
  url,
});

const text = (sectionId: string, role: string, title: string, content: string): TextFacts => ({
  sectionId,
  role,
  title,
  text: content,
});

/** The invented demo programme of 36 hours as facts; nothing of it is found fault with. New objects with every call. */
export function demoFacts(): ProgrammeFacts {
  return {
    passport: {
      sectionId: 'passport',
      programmeType: 'pk',
      goal: 'Совершенствование компетенций команды в работе с данными и планировании поддержки учителей.',
      learners: 'Команды из трёх-четырёх человек: директор и заместители',
      learnerCategories: ['Руководитель образовательной организации'],
      standards: ['01.011'],
      form: 'part-time',
      distance: true,
      term: '3 недели',
      totalHours: 36,
      organisations: [SRPU, IRO],
      basis: 'minobrnauki-266-2025',
      approvedOn: '2026-09-01',
      startsOn: '2026-10-05',
      endsOn: '2026-10-23',
      competences: 'Универсальные, профессиональные и предметно-методические компетенции команды.',
      qualification: '',
      activities: '',
      forTeachers: false,
    },
    plan: demoPlan(),
    planSections: [
      { sectionId: 'plan', id: 'npr', code: 'НПР', title: 'нормативно-правовой' },
      { sectionId: 'plan', id: 'pmr', code: 'ПМР', title: 'предметно-методический' },
      { sectionId: 'plan', id: 'vr', code: 'ВР', title: 'вариативный' },
    ],
    results: [
      resultRow('r1', {
        code: 'ПР1',
        wording: 'знает нормы и источники данных, на которых строится решение',
        competence: 'professional',
        aspect: 'know',
        jobFunctions: ['01.011 B/02.7'],
        evidence: 'тест, 12 заданий, порог 70 %',
      }),
      resultRow('r2', {
        code: 'ПР2',
        wording: 'умеет распределить роли и довести совещание до решения с ответственным и сроком',
        competence: 'universal',
        aspect: 'can',
        jobFunctions: ['01.011 B/04.7'],
        evidence: 'протокол учебного совещания',
      }),
      resultRow('r3', {
        code: 'ПР3',
        wording: 'умеет выявить дефициты и составить план поддержки учителей-предметников',
        competence: 'subject-methodical',
        aspect: 'can',
        jobFunctions: ['01.011 B/01.7'],
        evidence: 'кейс',
      }),
      resultRow('r4', {
        code: 'ПР4',
        wording: 'умеет оценить и приспособить чужую практику к своей школе',
        competence: 'professional',
        aspect: 'can',
        jobFunctions: ['01.011 B/03.7'],
        evidence: 'карточка наблюдения',
      }),
    ],
    calendar: {
      sectionId: 'calendar',
      unit: 'week',
      periods: [
        period('w1', 'Неделя 1', [
          ['entry', 0, 0, 1],
          ['m1', 2, 2, 2],
          ['m2', 2, 4, 2],
        ]),
        period('w2', 'Неделя 2', [['m3', 2, 6, 3]]),
        period('w3', 'Неделя 3', [
          ['m4', 0, 6, 2],
          ['final', 0, 2, 0],
        ]),
      ],
    },
    assessments: [
      assessment('a1', 'Тест', 'm1', ['r1']),
      assessment('a2', 'Протокол учебного совещания', 'm2', ['r2']),
      assessment('a3', 'Кейс', 'm3', ['r3']),
      assessment('a4', 'Карточка наблюдения', 'm4', ['r4']),
      assessment('a5', 'Защита проекта команды', 'final', ['r1', 'r2', 'r3', 'r4']),
    ],
    sources: [
      source('s1', 'normative', 'Об образовании в Российской Федерации: Федеральный закон № 273-ФЗ', 2012),
      source('s2', 'main', 'Управленческая команда школы: учебное пособие', 2024),
      source('s3', 'internet', 'Единое содержание общего образования', null, 'https://edsoo.example.org/'),
    ],
    conditions: [
      { sectionId: 'conditions', id: 'c1', type: 'equipment', text: 'Учебный класс с проектором', institutionId: SRPU },
      {
        sectionId: 'conditions',
        id: 'c2',
        type: 'staff',
        text: 'Преподаватели и наставники площадок',
        institutionId: IRO,
      },
    ],
    abbreviations: [
      { sectionId: 'abbreviations', id: 'b1', short: 'ДПП', meaning: 'дополнительная профессиональная программа' },
      { sectionId: 'abbreviations', id: 'b2', short: 'ДОТ', meaning: 'дистанционные образовательные технологии' },
      { sectionId: 'abbreviations', id: 'b3', short: 'ИРО', meaning: 'институт развития образования' },
      { sectionId: 'abbreviations', id: 'b4', short: 'СРПУ', meaning: 'Северореченский педагогический университет' },
    ],
    texts: [
      text('title-page', 'title-page', 'Титульный лист', 'УТВЕРЖДАЮ\nДОПОЛНИТЕЛЬНАЯ ПРОФЕССИОНАЛЬНАЯ ПРОГРАММА'),
      text('sign-off', 'sign-off-sheet', 'Лист согласования', 'Согласовано: СРПУ, ИРО.'),
      text(
        'note',
        'explanatory-note',
        'Пояснительная записка',
        'Программа (далее – ДПП) разработана СРПУ и ИРО по Федеральному закону № 273-ФЗ.\nЧасть занятий идёт с ДОТ. Результаты ПР1–ПР4 проверяются по разделам НПР, ПМР и ВР, этап II.',
      ),
      text(
        'syllabi',
        'module-syllabi',
        'Рабочие программы модулей',
        'Модуль 1. Содержание тем и вопросы для обсуждения.',
      ),
      text('forms', 'attestation', 'Формы аттестации', 'Итоговая аттестация проходит в форме защиты проекта.'),
    ],
    sectionOf: {
      passport: 'passport',
      abbreviations: 'abbreviations',
      'planned-results': 'results',
      'study-plan': 'plan',
      calendar: 'calendar',
      'assessment-materials': 'assessments',
      conditions: 'conditions',
    },
    sectionOrder: [
      ...['title-page', 'passport', 'sign-off', 'abbreviations', 'note', 'results', 'plan', 'calendar', 'syllabi'],
      ...['forms', 'assessments', 'conditions'],
    ],
  };
}

/** What is known around the demo programme, with everything in order: standards, agreement, reviews, sign-offs. */
export function demoContext(): CheckContext {
  return {
    today: '2026-09-15',
    settings: DEFAULT_PROGRAMME_SETTINGS,
    institutions: [
      { id: SRPU, shortName: 'СРПУ', kind: 'university' },
      { id: IRO, shortName: 'ИРО', kind: 'institute-of-development' },
      { id: 'school', shortName: 'Школа № 7', kind: 'school' },
    ],
    standards: [
      {
        code: '01.011',
        audience: ['Руководитель образовательной организации'],
        functions: ['B/01.7', 'B/02.7', 'B/03.7', 'B/04.7'],
      },
    ],
    links: new Map([['https://edsoo.example.org/', true]]),
    agreements: [{ institutionIds: [SRPU, IRO], from: '2026-01-01', until: '2026-12-31', signed: true }],
    authorIds: ['author-1', 'author-2'],
    reviews: [
      { kind: 'internal', reviewerId: 'reviewer-1', reviewerInstitutionId: SRPU, refusals: [] },
      {
        kind: 'external',
        reviewerId: 'reviewer-2',
        reviewerInstitutionId: 'school',
        refusals: [
          { criterion: '4.2', remark: 'Литература устарела', recommendation: 'Обновить список', closed: true },
        ],
      },
    ],
    approval: { at: '2026-09-01T10:00:00Z', textHash: 'abc' },
    signOffs: [
      { institutionId: SRPU, at: '2026-08-28T09:00:00Z', textHash: 'abc' },
      { institutionId: IRO, at: '2026-09-01T09:00:00Z', textHash: 'abc' },
    ],
  };
}

/** A context that knows only what every workspace knows. */
export function bareContext(): CheckContext {
  const { today, settings, institutions } = demoContext();
  return { today, settings, institutions };
}
