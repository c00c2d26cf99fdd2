import type { CheckContext, ReviewFacts } from '../context.js';
import type { BrokenCase, ExpectedFinding } from './broken-case.js';
import { IRO, SRPU } from './demo-plan.js';
import { withPassport, withPlan } from './edit.js';

const agreement = (change: Partial<NonNullable<CheckContext['agreements']>[number]>) => {
  return (_facts: unknown, context: CheckContext) => ({
    context: { ...context, agreements: (context.agreements ?? []).map((each) => ({ ...each, ...change })) },
  });
};
const review = (index: number, change: Partial<ReviewFacts>) => {
  return (_facts: unknown, context: CheckContext) => ({
    context: { ...context, reviews: context.reviews?.map((each, i) => (i === index ? { ...each, ...change } : each)) },
  });
};
const refusal = { criterion: '3.1', remark: 'Критерии общие', recommendation: 'Уточнить', closed: true };
const joint = (variant: string, ru: string): ExpectedFinding[] => [
  { code: 'V14', variant, at: 'passport/organisations', ru },
];
const onSheet = (code: 'V18' | 'V19' | 'V20', variant: string, ru: string): ExpectedFinding[] => [
  { code, variant, at: 'sign-off', ru },
];

/** Faults between institutions, in reviews and sign-offs: V14, V15, V18 to V20. */
export const BROKEN_PARTNERSHIPS: readonly BrokenCase[] = [
  {
    name: 'a module of nobody',
    spoil: (facts) => ({
      facts: withPlan(facts, { m4: { implementers: [] }, 'm4.1': { implementers: [] }, 'm4.2': { implementers: [] } }),
    }),
    expected: [
      {
        code: 'V14',
        variant: 'no-implementer',
        at: 'plan/m4/implementers',
        ru: 'Модуль 4 «Стажировочный модуль по выбору»: не указано, кто его реализует, – выберите организацию.',
      },
    ],
  },
  {
    name: 'partners without agreement',
    spoil: agreement({ institutionIds: [IRO, 'school'] }),
    expected: joint(
      'no-agreement',
      'Программа совместная, но соглашения между её организациями нет – заключите соглашение или договор о сетевой форме.',
    ),
  },
  {
    name: 'an agreement that is not signed',
    spoil: agreement({ signed: false }),
    expected: joint(
      'not-signed',
      'Соглашение между организациями программы ещё не подписано – подпишите его до начала обучения.',
    ),
  },
  {
    name: 'an agreement that ends before the programme',
    spoil: agreement({ until: '2026-10-22' }),
    expected: joint(
      'not-covered',
      'Соглашение между организациями действует не весь срок программы (с 05.10.2026 по 23.10.2026) – продлите его или измените даты.',
    ),
  },
  {
    name: 'hours of nobody',
    spoil: (facts) => ({ facts: withPlan(facts, { final: { implementers: [] } }) }),
    expected: [
      {
        code: 'V15',
        variant: 'unassigned',
        at: 'plan/final/implementers',
        ru: 'Итоговая аттестация: не указано, кто реализует 2 ч, – выберите организацию.',
      },
    ],
  },
  {
    name: 'a topic of nobody in a module of nobody',
    spoil: (facts) => ({ facts: withPlan(facts, { m2: { implementers: [] }, 'm2.2': { implementers: [] } }) }),
    expected: [
      {
        code: 'V15',
        variant: 'remainder',
        at: 'plan/m2/implementers',
        ru: 'Модуль 2 «Команда: роли, коммуникация, совещание»: за организациями закреплено 4 ч, в модуле 8 ч – укажите, кто реализует остальное, или исправьте часы.',
      },
    ],
  },
  {
    name: 'an implementer that the passport does not list',
    spoil: (facts) => ({ facts: withPlan(facts, { 'm4.1': { implementers: ['school'] } }) }),
    expected: [
      {
        code: 'V15',
        variant: 'outsider',
        at: 'plan/m4.1/implementers',
        ru: 'Тема 4.1 «Работа на базовой площадке» (6 ч): организация Школа № 7 не значится в паспорте – добавьте её туда или выберите другую.',
      },
    ],
  },
  {
    name: 'an author who reviews',
    spoil: review(0, { reviewerId: 'author-2' }),
    expected: onSheet(
      'V18',
      'own-work',
      'Внутренняя рецензия №\u00a01: рецензент сам входит в число авторов – назначьте другого рецензента.',
    ),
  },
  {
    name: 'an external reviewer from inside',
    spoil: review(1, { reviewerInstitutionId: SRPU }),
    expected: onSheet(
      'V18',
      'own-institution',
      'Внешняя рецензия №\u00a02: рецензент работает в организации, которая участвует в программе, – пригласите рецензента из третьей организации.',
    ),
  },
  {
    name: 'a "no" without remark',
    spoil: review(0, { refusals: [{ ...refusal, remark: '' }] }),
    expected: onSheet(
      'V19',
      'no-remark',
      'Внутренняя рецензия №\u00a01: к ответу «нет» по критерию «3.1» нет замечания – впишите его.',
    ),
  },
  {
    name: 'a "no" without recommendation',
    spoil: review(0, { refusals: [{ ...refusal, recommendation: ' ' }] }),
    expected: onSheet(
      'V19',
      'no-recommendation',
      'Внутренняя рецензия №\u00a01: к ответу «нет» по критерию «3.1» нет рекомендации – впишите её.',
    ),
  },
  {
    name: 'an open remark',
    spoil: review(1, { refusals: [{ ...refusal, closed: false }] }),
    expected: onSheet(
      'V19',
      'open',
      'Внешняя рецензия №\u00a02: замечание по критерию «3.1» не снято – доработайте программу и закройте его до утверждения.',
    ),
  },
  {
    name: 'another text than was signed off',
    spoil: (_facts, context) => ({
      context: {
        ...context,
        signOffs: context.signOffs?.map((each) => (each.institutionId === IRO ? { ...each, textHash: 'old' } : each)),
      },
    }),
    expected: onSheet(
      'V20',
      'other-text',
      'Согласование ИРО от 01.09.2026 относится к другой редакции текста – согласуйте утверждаемую редакцию.',
    ),
  },
  {
    name: 'an approval before a sign-off',
    spoil: (facts, context) => ({
      facts: withPassport(facts, { approvedOn: '2026-09-01' }),
      context: { ...context, approval: { at: '2026-09-01T08:59:59Z', textHash: 'abc' } },
    }),
    expected: onSheet(
      'V20',
      'too-early',
      'Программа утверждена 01.09.2026, раньше согласования ИРО (01.09.2026) – исправьте дату утверждения.',
    ),
  },
];
