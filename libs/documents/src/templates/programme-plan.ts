import { PLACEHOLDER_TITLES } from '@soproekt/domain';
import { part, type Localized, type TemplateRow, type TemplateSection } from './template.js';

const both = (ru: string, en: string): Localized => ({ ru, en });

/** Results to begin with: the code is given, the wording is the author's. */
export const plannedResults = (hint: readonly [ru: string, en: string]): TemplateSection => ({
  kind: 'planned-results',
  title: both('Планируемые результаты', 'Planned results'),
  markdown: both(hint[0], hint[1]),
  rows: (['know', 'can'] as const).map((aspect, i) => ({
    id: `result-${i + 1}`,
    type: 'result',
    cells: {
      code: both(`ПР${i + 1}`, `PR${i + 1}`),
      wording: aspect === 'know' ? both('знает …', 'knows …') : both('умеет …', 'can …'),
      competence: 'professional',
      aspect,
    },
  })),
});

const planSections: readonly TemplateRow[] = [
  ['npr', both('НПР', 'NR'), both('нормативно-правовой', 'norms and law')] as const,
  ['pmr', both('ПМР', 'SM'), both('предметно-методический', 'subject and method')] as const,
  ['vr', both('ВР', 'EL'), both('вариативный', 'elective')] as const,
].map(([id, code, title]) => ({ id, type: 'plan-section', cells: { code, title } }));

/** One module of a starter plan: its title and the plan section, which its topics share. */
export interface StarterModule {
  readonly title: Localized;
  readonly planSection: 'npr' | 'pmr' | 'vr';
  readonly results?: readonly string[];
  readonly topics: number;
  /** Its hours are an internship: the plan begins with the column for them. */
  readonly internship?: boolean;
}

/** A plan to begin with: titles to be overwritten and no hours, which are the authors' to decide. */
export const studyPlan = (modules: readonly StarterModule[], entry: boolean): TemplateSection => ({
  kind: 'study-plan',
  title: both('Учебный план', 'Study plan'),
  rows: [
    ...(entry ? [attestation('entry', 'entry', both('Входная диагностика', 'Entry diagnostics'), {})] : []),
    ...modules.flatMap(({ title, planSection, results = [], topics, internship = false }, i) => [
      { id: `module-${i + 1}`, type: 'module', cells: { title, planSection, results } },
      ...Array.from({ length: topics }, () => ({
        type: 'topic',
        parentId: `module-${i + 1}`,
        cells: { title: PLACEHOLDER_TITLES.topic, planSection, results, ...(internship && { internship: 0 }) },
      })),
    ]),
    attestation('final', 'final', both('Итоговая аттестация', 'Final assessment'), {
      results: [...new Set(modules.flatMap(({ results = [] }) => results))],
    }),
    ...planSections,
  ],
});

function attestation(
  id: string,
  kind: string,
  title: Localized,
  cells: NonNullable<TemplateRow['cells']>,
): TemplateRow {
  return { id, type: 'attestation', cells: { title, attestation: kind, ...cells } };
}

/** Periods without dates: the approved programme may count weeks or days from the beginning. */
export const calendar = (unit: 'week' | 'day', count: number): TemplateSection => ({
  kind: 'calendar',
  title: both('Календарный учебный график', 'Calendar schedule'),
  fields: { unit },
  rows: Array.from({ length: count }, (_, i) => ({
    type: 'period',
    cells: {
      title: unit === 'week' ? both(`Неделя ${i + 1}`, `Week ${i + 1}`) : both(`День ${i + 1}`, `Day ${i + 1}`),
    },
  })),
});

export const moduleSyllabi: TemplateSection = part('module-syllabi', 'Рабочие программы модулей', 'Module syllabi', [
  `## Модуль 1. …\n\n**Темы и содержание.** …\n\n**Виды занятий.** …\n\n**Самостоятельная работа.** …\n\n**Форма контроля.** …`,
  `## Module 1. …\n\n**Topics and contents.** …\n\n**Kinds of class.** …\n\n**Self-study.** …\n\n**Control.** …`,
]);

export const attestationForms: TemplateSection = part('attestation', 'Формы аттестации', 'Forms of assessment', [
  `**Промежуточная аттестация.** По каждому модулю, форма указана в учебном плане: …\n\n**Итоговая аттестация.** Форма, порядок проведения, кто проводит, условия допуска: …\n\n**Повторное прохождение.** …`,
  `**Intermediate assessment.** For each module, its form stands in the study plan: …\n\n**Final assessment.** Form, procedure, who conducts it, conditions of admission: …\n\n**Second attempt.** …`,
]);

export const assessmentMaterials: TemplateSection = {
  kind: 'assessment-materials',
  title: both('Оценочные материалы', 'Assessment materials'),
  rows: [
    {
      type: 'assessment',
      cells: {
        title: both('Задание к модулю 1', 'Task of module 1'),
        planRow: 'module-1',
        results: ['result-1'],
        requirements: both('Что и в каком виде представляет слушатель: …', 'What the learner hands in, and how: …'),
        criteria: both('Критерии и порог: …', 'Criteria and threshold: …'),
        examples: both('Примеры заданий: …', 'Sample tasks: …'),
        attempts: 2,
      },
    },
    {
      type: 'assessment',
      cells: {
        title: both('Итоговая аттестация', 'Final assessment'),
        planRow: 'final',
        results: ['result-1', 'result-2'],
        requirements: both('Требования к итоговой работе: …', 'Requirements for the final work: …'),
        criteria: both('Критерии и порог: …', 'Criteria and threshold: …'),
        examples: both('Примерные темы: …', 'Sample topics: …'),
        attempts: 2,
      },
    },
  ],
};

export const conditions: TemplateSection = {
  kind: 'conditions',
  title: both('Организационно-педагогические условия', 'Organisational and pedagogical conditions'),
  rows: [
    source(
      'normative',
      both(
        'Федеральный закон от 29.12.2012 №\u00a0273-ФЗ «Об образовании в Российской Федерации»',
        'Federal Law No. 273-FZ of 29.12.2012 “On Education in the Russian Federation”',
      ),
      2012,
    ),
    source(
      'normative',
      both(
        'Приказ Минобрнауки России от 24.03.2025 №\u00a0266 «Об утверждении Порядка организации и осуществления образовательной деятельности по дополнительным профессиональным программам»',
        'Order of the Ministry of Science and Higher Education No. 266 of 24.03.2025 on the delivery of continuing professional education programmes',
      ),
      2025,
    ),
    ...(['main', 'additional', 'electronic', 'internet'] as const).map((group) => source(group, both('…', '…'))),
    condition('equipment', both('Для очных занятий: …', 'For classroom work: …')),
    condition('equipment', both('Для дистанционной работы: …', 'For distance work: …')),
    condition('staff', both('Ведущие модулей: …', 'Leaders of the modules: …')),
  ],
};

function source(group: string, text: Localized, year?: number): TemplateRow {
  return { type: 'source', cells: { group, text, ...(year !== undefined && { year }) } };
}

function condition(type: 'equipment' | 'staff', text: Localized): TemplateRow {
  return { type, cells: { text } };
}
