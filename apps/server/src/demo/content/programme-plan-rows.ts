import type { TemplateRow } from '@soproekt/documents';

/** Lectures, practice, self-study; the total is declared as their sum, and self-study is by distance. */
type Hours = readonly [lectures: number, practice: number, selfStudy: number];

const hours = ([lectures, practice, selfStudy]: Hours): NonNullable<TemplateRow['cells']> => ({
  lectures,
  practice,
  selfStudy,
  distance: selfStudy,
  total: lectures + practice + selfStudy,
});

interface Module {
  readonly id: string;
  readonly title: string;
  readonly planSection: 'npr' | 'pmr' | 'vr';
  readonly implementer: 'university' | 'iro';
  readonly result: string;
  readonly control: string;
  readonly hours: Hours;
  readonly topics: readonly (readonly [title: string, hours: Hours])[];
}

const modules: readonly Module[] = [
  {
    id: 'm1',
    title: 'Нормы и данные для управленческого решения',
    planSection: 'npr',
    implementer: 'iro',
    result: 'pr1',
    control: 'Тест',
    hours: [2, 2, 2],
    topics: [
      ['Нормативные рамки работы команды', [1, 1, 1]],
      ['Внутренняя и внешняя оценка: от отчёта к решению', [1, 1, 1]],
    ],
  },
  {
    id: 'm2',
    title: 'Команда: роли, коммуникация, совещание',
    planSection: 'pmr',
    implementer: 'university',
    result: 'pr2',
    control: 'Практическая работа',
    hours: [2, 4, 2],
    topics: [
      ['Роли и ответственность в команде', [1, 2, 1]],
      ['Совещание, протокол, контроль поручений', [1, 2, 1]],
    ],
  },
  {
    id: 'm3',
    title: 'Изучение дефицитов и план поддержки учителей',
    planSection: 'pmr',
    implementer: 'university',
    result: 'pr3',
    control: 'Кейс',
    hours: [2, 6, 3],
    topics: [
      ['Как изучать потребности и дефициты', [1, 2, 1]],
      ['Проектная сессия: план методической поддержки', [1, 4, 2]],
    ],
  },
  {
    id: 'm4',
    title: 'Стажировочный модуль по выбору',
    planSection: 'vr',
    implementer: 'iro',
    result: 'pr4',
    control: 'Карточка наблюдения',
    hours: [0, 6, 2],
    topics: [
      ['Работа на базовой площадке', [0, 6, 0]],
      ['Карточка наблюдения и адаптация практики', [0, 0, 2]],
    ],
  },
];

function moduleRows(module: Module): TemplateRow[] {
  const { id, title, planSection, implementer, result, control, topics } = module;
  const shared = { planSection, implementers: [implementer], results: [result] };
  return [
    { id, type: 'module', cells: { title, control, ...shared, ...hours(module.hours) } },
    ...topics.map(([name, topicHours], i) => ({
      id: `${id}-${i + 1}`,
      type: 'topic',
      parentId: id,
      cells: { title: name, ...shared, ...hours(topicHours) },
    })),
  ];
}

/** The study plan: 36 = 6 + 20 + 10 hours; ИРО 15, СРПУ 19, together 2. */
export const studyPlanRows: readonly TemplateRow[] = [
  {
    id: 'entry',
    type: 'attestation',
    cells: {
      title: 'Входная диагностика',
      attestation: 'entry',
      control: 'Анкета',
      implementers: ['iro'],
      ...hours([0, 0, 1]),
    },
  },
  ...modules.flatMap(moduleRows),
  {
    id: 'final',
    type: 'attestation',
    cells: {
      title: 'Итоговая аттестация',
      attestation: 'final',
      control: 'Защита проекта',
      implementers: ['university', 'iro'],
      results: ['pr1', 'pr2', 'pr3', 'pr4'],
      ...hours([0, 2, 0]),
    },
  },
  { id: 'npr', type: 'plan-section', cells: { code: 'НПР', title: 'нормативно-правовой' } },
  { id: 'pmr', type: 'plan-section', cells: { code: 'ПМР', title: 'предметно-методический' } },
  { id: 'vr', type: 'plan-section', cells: { code: 'ВР', title: 'вариативный' } },
];
