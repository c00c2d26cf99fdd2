import type { BrokenCase } from './broken-case.js';
import { withCalendar, withPassport, withPlan, withRow } from './edit.js';
import { hours, NO_HOURS, period } from './rows.js';

/** Faults in hours, plan and calendar: V01 to V07, V12, V13, V22. */
export const BROKEN_PLANS: readonly BrokenCase[] = [
  {
    name: 'fewer hours than the type asks for',
    spoil: (facts) => ({
      facts: withPassport(facts, {
        programmeType: 'pp',
        qualification: 'Управление',
        activities: 'Руководство школой',
      }),
    }),
    expected: [
      {
        code: 'V01',
        variant: 'below-minimum',
        at: 'plan//total',
        ru: 'В учебном плане 36 часов, а для профессиональной переподготовки нужно не меньше 250 часов – добавьте ещё 214 часов.',
      },
    ],
  },
  {
    name: 'a declared workload that is not the sum',
    spoil: (facts) => ({ facts: withPassport(facts, { totalHours: 40 }) }),
    expected: [
      {
        code: 'V02',
        variant: 'differs',
        at: 'passport/totalHours',
        ru: 'В паспорте указана трудоёмкость 40 ч, по учебному плану выходит 36 ч – исправьте паспорт или план.',
      },
    ],
  },
  {
    name: 'a total that is not the sum of its kinds',
    spoil: (facts) => ({ facts: withPassport(withPlan(facts, { final: { total: 3.5 } }), { totalHours: 37.5 }) }),
    expected: [
      {
        code: 'V03',
        variant: 'differs',
        at: 'plan/final/total',
        ru: 'Итоговая аттестация: всего указано 3,5 ч, а по видам занятий выходит 2 ч – исправьте итог или часы по видам.',
      },
    ],
  },
  {
    name: 'a module that is not the sum of its topics, in a column',
    spoil: (facts) => ({ facts: withPlan(facts, { 'm3.1': { distance: 1 }, m3: { distance: 2 } }) }),
    expected: [
      {
        code: 'V04',
        variant: 'differs',
        at: 'plan/m3/distance',
        ru: 'Модуль 3 «Изучение дефицитов и план поддержки…», с применением ДОТ: темы дают 1 ч, в модуле 2 ч – исправьте часы тем или модуля.',
      },
    ],
  },
  {
    name: 'the broken copy of the demo: topic 3.2 has 6 hours in total',
    spoil: (facts) => ({ facts: withPlan(facts, { 'm3.2': { total: 6 } }) }),
    expected: [
      {
        code: 'V04',
        variant: 'differs',
        at: 'plan/m3/total',
        ru: 'Модуль 3 «Изучение дефицитов и план поддержки…»: темы дают 10 ч, в модуле 11 ч – исправьте часы тем или модуля.',
      },
      {
        code: 'V03',
        variant: 'differs',
        at: 'plan/m3.2/total',
        ru: 'Тема 3.2 «Проектная сессия: план методической…»: всего указано 6 ч, а по видам занятий выходит 7 ч – исправьте итог или часы по видам.',
      },
    ],
  },
  {
    name: 'the same where the modules declare no hours of their own',
    spoil: (facts) => ({
      facts: withPlan(facts, { m1: NO_HOURS, m2: NO_HOURS, m3: NO_HOURS, m4: NO_HOURS, 'm3.2': { total: 6 } }),
    }),
    expected: [
      {
        code: 'V04',
        variant: 'computed',
        at: 'plan/m3/total',
        ru: 'Модуль 3 «Изучение дефицитов и план поддержки…»: темы дают 10 ч в графе «Всего», но 11 ч по видам занятий – исправьте часы тем.',
      },
      { code: 'V03', variant: 'differs', at: 'plan/m3.2/total' },
    ],
  },
  {
    name: 'more distance hours than hours',
    spoil: (facts) => ({ facts: withPlan(facts, { entry: { distance: 2 } }) }),
    expected: [
      {
        code: 'V05',
        variant: 'distance',
        at: 'plan/entry/distance',
        ru: 'Входная диагностика: с применением ДОТ указано 2 ч, а всего 1 ч – уменьшите часы с ДОТ или увеличьте общий объём.',
      },
    ],
  },
  {
    name: 'negative hours',
    spoil: (facts) => ({ facts: withPlan(facts, { final: { distance: -1 } }) }),
    expected: [
      {
        code: 'V05',
        variant: 'negative',
        at: 'plan/final/distance',
        ru: 'Итоговая аттестация, с применением ДОТ: указано −1 ч, но часы не бывают отрицательными – введите 0 или больше.',
      },
    ],
  },
  {
    name: 'hours that are neither whole nor half',
    spoil: (facts) => ({ facts: withPlan(facts, { 'm1.1': { distance: 0.25 } }) }),
    expected: [
      {
        code: 'V05',
        variant: 'not-half',
        at: 'plan/m1.1/distance',
        ru: 'Тема 1.1 «Нормативные рамки работы команды», с применением ДОТ: указано 0,25 ч, но часы должны быть целыми или с половиной – округлите до 0,5 ч.',
      },
    ],
  },
  {
    name: 'no final assessment',
    spoil: (facts) => ({ facts: withPlan(facts, { final: { attestation: 'intermediate' } }) }),
    expected: [
      {
        code: 'V06',
        variant: 'missing',
        at: 'plan',
        ru: 'В учебном плане нет итоговой аттестации – добавьте её и укажите форму и часы.',
      },
    ],
  },
  {
    name: 'a final assessment without form',
    spoil: (facts) => ({ facts: withPlan(facts, { final: { control: ' ' } }) }),
    expected: [
      {
        code: 'V06',
        variant: 'no-form',
        at: 'plan/final/control',
        ru: 'У итоговой аттестации не указана форма – впишите её в графу «Форма контроля».',
      },
    ],
  },
  {
    name: 'a final assessment without hours',
    spoil: (facts) => {
      const changed = withPlan(facts, { final: { hours: hours(0, 0, 0), total: 0 } });
      const periods = withRow(changed.calendar?.periods ?? [], 'w3', period('w3', 'Неделя 3', [['m4', 0, 6, 2]]));
      return { facts: withPassport(withCalendar(changed, { periods }), { totalHours: 34 }) };
    },
    expected: [
      {
        code: 'V06',
        variant: 'no-hours',
        at: 'plan/final/total',
        ru: 'На итоговую аттестацию не отведены часы – укажите их в учебном плане.',
      },
    ],
  },
  {
    name: 'a final assessment before the last classes',
    spoil: (facts) => ({
      facts: withCalendar(facts, {
        periods: [...(facts.calendar?.periods ?? [])].sort((a, b) => b.id.localeCompare(a.id)),
      }),
    }),
    expected: [
      {
        code: 'V06',
        variant: 'not-last',
        at: 'calendar/w2/lectures:m3',
        ru: 'После итоговой аттестации («Неделя 3») в графике стоят другие занятия («Неделя 2») – поставьте аттестацию последней.',
      },
    ],
  },
  {
    name: 'a module without form of control',
    spoil: (facts) => ({ facts: withPlan(facts, { m1: { control: '' } }) }),
    expected: [
      {
        code: 'V07',
        variant: 'no-form',
        at: 'plan/m1/control',
        ru: 'Модуль 1 «Нормы и данные для управленческого…»: не указана форма контроля – впишите её в учебный план.',
      },
    ],
  },
  {
    name: 'a calendar with other hours than the plan',
    spoil: (facts) => ({
      facts: withCalendar(facts, {
        periods: withRow(facts.calendar?.periods ?? [], 'w2', period('w2', 'Неделя 2', [['m3', 2.5, 6, 3]])),
      }),
    }),
    expected: [
      {
        code: 'V12',
        variant: 'differs',
        at: 'calendar//lectures:m3',
        ru: 'Модуль 3 «Изучение дефицитов и план поддержки…», лекции: в календарном графике 2,5 ч, в учебном плане 2 ч – исправьте график или план.',
      },
    ],
  },
  {
    name: 'days with too many hours',
    spoil: (facts) => ({ facts: withCalendar(facts, { unit: 'day' }) }),
    expected: [
      {
        code: 'V13',
        variant: 'above-limit',
        at: 'calendar/w1/',
        ru: '«Неделя 1»: 15 ч при норме 8 ч в день – перенесите часть занятий на другие дни.',
      },
      { code: 'V13', variant: 'above-limit', at: 'calendar/w2/' },
      { code: 'V13', variant: 'above-limit', at: 'calendar/w3/' },
    ],
  },
  {
    name: 'a week with too many hours',
    spoil: (_facts, context) => ({
      context: { ...context, settings: { ...context.settings, dailyLoad: 7, studyDaysPerWeek: 2 } },
    }),
    expected: [
      {
        code: 'V13',
        variant: 'above-limit',
        at: 'calendar/w1/',
        ru: '«Неделя 1»: 15 ч при норме 14 ч в неделю (2 дня по 7 ч) – перенесите часть занятий на другие недели.',
      },
    ],
  },
  {
    name: 'too little practice',
    spoil: (_facts, context) => ({ context: { ...context, settings: { ...context.settings, practiceShare: 0.7 } } }),
    expected: [
      {
        code: 'V22',
        variant: 'below-threshold',
        at: 'plan//practice',
        ru: 'Доля практики 55,6\u00a0% (20 ч из 36 ч), принятый порог 70\u00a0% – добавьте практические занятия или стажировку.',
      },
    ],
  },
];
