import type { BrokenCase } from './broken-case.js';
import { withFifthResult, withPassport, withPlan, withRow, withText } from './edit.js';
import { NO_HOURS, planRow } from './rows.js';

/** Drafts that are not finished, with text of their template or nothing in its place: V01, V17. */
export const BROKEN_DRAFTS: readonly BrokenCase[] = [
  {
    name: 'a plan of names without hours',
    spoil: (facts) => {
      const plan = facts.plan
        .filter(({ type, id }) => type === 'module' || id === 'final')
        .map((row) => ({ ...row, ...NO_HOURS }));
      return { facts: { ...withPassport(facts, { totalHours: null }), plan, calendar: null } };
    },
    expected: [
      {
        code: 'V01',
        variant: 'empty',
        at: 'plan//total',
        ru: 'Учебный план пуст: для повышения квалификации нужно не меньше 16 часов – распределите их по модулям и аттестациям.',
      },
      {
        code: 'V17',
        variant: 'no-hours',
        at: 'plan/m1/total',
        ru: 'Модуль 1 «Нормы и данные для управленческого…»: не указаны часы – впишите их в учебный план.',
      },
      { code: 'V17', variant: 'no-hours', at: 'plan/m2/total' },
      { code: 'V17', variant: 'no-hours', at: 'plan/m3/total' },
      { code: 'V17', variant: 'no-hours', at: 'plan/m4/total' },
      { code: 'V06', variant: 'no-hours', at: 'plan/final/total' },
      { code: 'V17', variant: 'empty', at: 'calendar' },
    ],
  },
  {
    name: 'a passport that says little',
    spoil: (facts) => ({
      facts: withPassport(facts, {
        learners: '…',
        learnerCategories: [],
        form: null,
        term: ' ',
        startsOn: null,
        basis: null,
      }),
    }),
    expected: [
      {
        code: 'V17',
        variant: 'no-field',
        at: 'passport/learners',
        ru: 'В паспорте не указана категория слушателей – заполните это поле.',
      },
      { code: 'V17', variant: 'no-field', at: 'passport/form' },
      { code: 'V17', variant: 'no-field', at: 'passport/term' },
      {
        code: 'V17',
        variant: 'no-field',
        at: 'passport/basis',
        ru: 'В паспорте не указано нормативное основание – заполните это поле.',
      },
    ],
  },
  {
    name: 'a module and a topic with the names that the template gave them',
    spoil: (facts) => ({
      facts: withPlan(facts, { m2: { title: 'Название модуля' }, 'm2.1': { title: 'Название темы' } }),
    }),
    expected: [
      {
        code: 'V17',
        variant: 'no-title',
        at: 'plan/m2/title',
        ru: 'Модуль 2: нет названия – впишите его в учебный план.',
      },
      { code: 'V17', variant: 'no-title', at: 'plan/m2.1/title' },
    ],
  },
  {
    name: 'a module of the plan without hours',
    spoil: (facts) => ({
      facts: {
        ...facts,
        plan: [
          ...facts.plan,
          planRow('m5', { number: '5', title: 'Поддержка', control: 'Зачёт', implementers: ['iro'], results: ['r1'] }),
        ],
      },
    }),
    expected: [
      {
        code: 'V17',
        variant: 'no-hours',
        at: 'plan/m5/total',
        ru: 'Модуль 5 «Поддержка»: не указаны часы – впишите их в учебный план.',
      },
    ],
  },
  {
    name: 'a result as the template words it',
    spoil: (facts) => {
      const linked = withPlan(facts, { m4: { results: ['r4', 'r5'] }, final: { results: ['r4', 'r5'] } });
      return { facts: withFifthResult(linked, 'умеет …') };
    },
    expected: [
      {
        code: 'V17',
        variant: 'no-wording',
        at: 'results/r5/wording',
        ru: 'Результат ПР5 не сформулирован – впишите, что слушатель будет знать или уметь.',
      },
    ],
  },
  {
    name: 'a title page and a note as the template has them',
    spoil: (facts) => ({
      facts: {
        ...facts,
        texts: withText(
          withText(facts, 'title-page', () => 'Министерство (учредитель)\nУТВЕРЖДАЮ\nГод'),
          'explanatory-note',
          (text) => `${text}\nАктуальность. …`,
        ).texts,
      },
    }),
    expected: [
      {
        code: 'V17',
        variant: 'template-text',
        at: 'title-page',
        ru: 'Раздел «Титульный лист»: остался текст шаблона – замените его своим или удалите.',
      },
      { code: 'V17', variant: 'template-text', at: 'note' },
    ],
  },
  {
    name: 'text of the template beside what was written',
    spoil: (facts) => ({
      facts: {
        ...withText(facts, 'module-syllabi', (text) => `${text}\nФорма контроля. …`),
        assessments: withRow(facts.assessments, 'a3', { criteria: 'Критерии и порог: …' }),
        conditions: withRow(facts.conditions, 'c2', { text: 'Ведущие модулей: …' }),
      },
    }),
    expected: [
      {
        code: 'V17',
        variant: 'template',
        at: 'syllabi',
        ru: 'Рабочие программы модулей: остался текст шаблона – замените его своим или удалите.',
      },
      {
        code: 'V17',
        variant: 'template',
        at: 'assessments/a3/criteria',
        ru: 'Оценочные материалы, «Кейс»: остался текст шаблона – замените его своим или удалите.',
      },
      { code: 'V17', variant: 'template', at: 'conditions/c2/text' },
    ],
  },
];
