import type { BrokenCase } from './broken-case.js';
import { SRPU } from './demo-plan.js';
import { withFifthResult, withPassport, withPlan, withRow, withText } from './edit.js';

const TYPE_PP = { programmeType: 'pp', qualification: 'Управление', activities: 'Руководство школой' } as const;
const PP_FROM_36 = { minHours: { pk: 16, pp: 36 } };

/** Faults in results, passport, literature and parts: V08 to V11, V16, V17, V21, V23, V24. */
export const BROKEN_CONTENT: readonly BrokenCase[] = [
  {
    name: 'the broken copy of the demo: ПР4 is not assessed',
    spoil: (facts) => {
      const changed = withPlan(facts, { final: { results: ['r1', 'r2', 'r3'] } });
      const unlinked = withRow(withRow(facts.assessments, 'a4', { results: [] }), 'a5', {
        results: ['r1', 'r2', 'r3'],
      });
      return { facts: { ...changed, assessments: unlinked } };
    },
    expected: [
      {
        code: 'V08',
        variant: 'no-assessment',
        at: 'results/r4/assessment',
        ru: 'Результат ПР4 ничем не проверяется – свяжите его с оценочным материалом или с аттестацией.',
      },
    ],
  },
  {
    name: 'a result that no module leads to',
    spoil: (facts) => {
      const assessments = withRow(facts.assessments, 'a5', { results: ['r5'] });
      return { facts: { ...withFifthResult(facts, 'умеет договариваться'), assessments } };
    },
    expected: [
      {
        code: 'V08',
        variant: 'no-module',
        at: 'results/r5/modules',
        ru: 'Результат ПР5 не закреплён ни за одним модулем – отметьте модуль, который его формирует.',
      },
    ],
  },
  {
    name: 'a module that leads to no result (one that was removed does not count)',
    spoil: (facts) => ({
      facts: withPlan(facts, {
        m1: { results: ['r1', 'r4'] },
        m4: { results: ['gone'] },
        'm4.1': { results: [] },
        'm4.2': { results: [] },
      }),
    }),
    expected: [
      {
        code: 'V08',
        variant: 'no-result',
        at: 'plan/m4/results',
        ru: 'Модуль 4 «Стажировочный модуль по выбору» не ведёт ни к одному результату – отметьте результаты, которые он формирует.',
      },
    ],
  },
  {
    name: 'a result without function',
    spoil: (facts) => ({ facts: { ...facts, results: withRow(facts.results, 'r2', { jobFunctions: [] }) } }),
    expected: [
      {
        code: 'V09',
        variant: 'no-function',
        at: 'results/r2/jobFunctions',
        ru: 'Результат ПР2 не связан с трудовой функцией – выберите функцию профстандарта или впишите обязанность из ЕКС.',
      },
    ],
  },
  {
    name: 'a result with a function that the catalogue has lost',
    spoil: (facts) => ({
      facts: { ...facts, results: withRow(facts.results, 'r2', { jobFunctions: ['01.011 B/04.7', '01.011 B/09.7'] }) },
    }),
    expected: [
      {
        code: 'V09',
        variant: 'not-in-catalogue',
        at: 'results/r2/jobFunctions',
        ru: 'Результат ПР2: в каталоге профстандартов нет функции 01.011 B/09.7 – выберите другую или верните её в каталог.',
      },
    ],
  },
  {
    name: 'learners that the standard is not for',
    spoil: (facts) => ({ facts: withPassport(facts, { learnerCategories: ['Учитель'] }) }),
    expected: [
      {
        code: 'V10',
        variant: 'category',
        at: 'passport/learnerCategories',
        ru: 'Категория слушателей «Учитель» не соответствует выбранному профстандарту 01.011 – выберите другую категорию или другой стандарт.',
      },
    ],
  },
  {
    name: 'no type',
    spoil: (facts) => ({ facts: withPassport(facts, { programmeType: null }) }),
    expected: [
      {
        code: 'V11',
        variant: 'no-type',
        at: 'passport/programmeType',
        ru: 'Не указан вид программы – выберите в паспорте повышение квалификации или профессиональную переподготовку.',
      },
    ],
  },
  {
    name: 'upgrading without competences',
    spoil: (facts) => ({ facts: withPassport(facts, { competences: '\n' }) }),
    expected: [
      {
        code: 'V11',
        variant: 'no-competences',
        at: 'passport/competences',
        ru: 'Не названы компетенции, которые программа совершенствует или формирует, – перечислите их в паспорте.',
      },
    ],
  },
  {
    name: 'retraining without qualification and activities',
    spoil: (facts, context) => ({
      facts: withPassport(facts, { programmeType: 'pp', competences: '' }),
      context: { ...context, settings: { ...context.settings, ...PP_FROM_36 } },
    }),
    expected: [
      {
        code: 'V11',
        variant: 'no-qualification',
        at: 'passport/qualification',
        ru: 'Не описана квалификация, которую даёт переподготовка, – укажите её в паспорте.',
      },
      {
        code: 'V11',
        variant: 'no-activities',
        at: 'passport/activities',
        ru: 'Не названы виды деятельности, к которым готовит переподготовка, – перечислите их в паспорте.',
      },
    ],
  },
  {
    name: 'old main literature',
    spoil: (facts) => ({ facts: { ...facts, sources: withRow(facts.sources, 's2', { year: 2020 }) } }),
    expected: [
      {
        code: 'V16',
        variant: 'old',
        at: 'conditions/s2/year',
        ru: 'Основная литература, №\u00a01: издание 2020 года старше 5 лет – замените его изданием не раньше 2021 года.',
      },
    ],
  },
  {
    name: 'a link that does not answer',
    spoil: (_facts, context) => ({ context: { ...context, links: new Map([['https://edsoo.example.org/', false]]) } }),
    expected: [
      {
        code: 'V16',
        variant: 'dead-link',
        at: 'conditions/s3/url',
        ru: 'Интернет-ресурсы, №\u00a01: ссылка https://edsoo.example.org/ не отвечает – проверьте адрес или замените источник.',
      },
    ],
  },
  {
    name: 'an empty mandatory part',
    spoil: (facts) => ({ facts: withText(facts, 'module-syllabi', () => ' \n') }),
    expected: [
      {
        code: 'V17',
        variant: 'empty',
        at: 'syllabi',
        ru: 'Не заполнена обязательная часть «Рабочие программы модулей» – заполните её.',
      },
    ],
  },
  {
    name: 'a mandatory part that is not there',
    spoil: (facts) => ({ facts: { ...facts, texts: facts.texts.filter(({ role }) => role !== 'attestation') } }),
    expected: [
      {
        code: 'V17',
        variant: 'missing',
        at: '',
        ru: 'Нет обязательной части «Формы аттестации» – добавьте раздел и заполните его.',
      },
    ],
  },
  {
    name: 'an abbreviation that is not listed: told once, where it is read first',
    spoil: (facts) => ({
      facts: withText(
        withPlan(facts, { 'm4.1': { title: 'Работа в ЦНППМ' } }),
        'attestation',
        (text) => `${text} Карточку ЦНППМ прилагают.`,
      ),
    }),
    expected: [
      {
        code: 'V21',
        variant: 'not-listed',
        at: 'plan/m4.1/title',
        ru: 'Сокращение «ЦНППМ» не расшифровано – добавьте его в список сокращений.',
      },
    ],
  },
  {
    name: 'an order that was no longer in force',
    spoil: (facts) => ({ facts: withPassport(facts, { basis: 'minobrnauki-499-2013' }) }),
    expected: [
      {
        code: 'V23',
        variant: 'expired',
        at: 'passport/basis',
        ru: 'Основание «Приказ Минобрнауки России от 01.07.2013 №\u00a0499» действовало по 31.08.2025, а программа утверждена 01.09.2026 – выберите документ, который действовал в этот день.',
      },
    ],
  },
  {
    name: 'an order that was not yet in force',
    spoil: (facts) => ({ facts: withPassport(facts, { approvedOn: '2025-08-31' }) }),
    expected: [
      {
        code: 'V23',
        variant: 'not-yet',
        at: 'passport/basis',
        ru: 'Основание «Приказ Минобрнауки России от 24.03.2025 №\u00a0266» действует с 01.09.2025, а программа утверждена 31.08.2025 – выберите документ, который действовал в этот день.',
      },
    ],
  },
  {
    name: 'teachers retrained by a school',
    spoil: (facts, context) => ({
      facts: withPassport(facts, { ...TYPE_PP, forTeachers: true }),
      context: {
        ...context,
        settings: { ...context.settings, ...PP_FROM_36 },
        institutions: context.institutions.map((each) => (each.id === SRPU ? { ...each, kind: 'school' } : each)),
      },
    }),
    expected: [
      {
        code: 'V24',
        variant: 'not-permitted',
        at: 'passport/organisations',
        ru: 'СРПУ (школа): организации этого вида не вправе вести переподготовку педагогов – замените исполнителя или уточните настройки.',
      },
    ],
  },
];
