import { checkProgramme } from '../checker.js';
import type { CheckContext } from '../context.js';
import type { ProgrammeFacts } from '../facts.js';
import type { FindingCode } from '../finding.js';
import { CHECKS } from '../registry.js';
import {
  bareContext,
  demoContext,
  demoFacts,
  hours,
  IRO,
  period,
  planRow,
  resultRow,
  SRPU,
  withPassport,
  withPlan,
  withRow,
} from '../testing/index.js';

const of = (code: FindingCode, facts: ProgrammeFacts, context: CheckContext = demoContext()) =>
  checkProgramme(facts, context).filter((finding) => finding.code === code);
const codes = (facts: ProgrammeFacts, context: CheckContext = demoContext()) =>
  checkProgramme(facts, context).map(({ code }) => code);
const settings = (change: Partial<CheckContext['settings']>): CheckContext => {
  const context = demoContext();
  return { ...context, settings: { ...context.settings, ...change } };
};

describe('V01', () => {
  it('holds at exactly the minimum, and takes the lowest while no type is chosen', () => {
    expect(of('V01', demoFacts(), settings({ minHours: { pk: 36, pp: 250 } }))).toEqual([]);
    expect(of('V01', demoFacts(), settings({ minHours: { pk: 36.5, pp: 250 } }))).toHaveLength(1);
    const untyped = withPassport(demoFacts(), { programmeType: null });
    expect(of('V01', untyped)).toEqual([]);
    expect(of('V01', untyped, settings({ minHours: { pk: 37, pp: 250 } }))[0]?.params).toMatchObject({ minimum: 37 });
  });
});

describe('V03 and V04', () => {
  it('name each wrong column once, and not the total that follows from it', () => {
    const plan = [
      planRow('m', { number: '1', hours: hours(3, 2, null), distance: 1 }),
      planRow('t', { type: 'topic', parentId: 'm', hours: hours(2, 2, 1) }),
    ];
    const found = of('V04', { ...demoFacts(), plan });
    expect(found.map(({ place }) => place.column)).toEqual(['lectures', 'distance']);
    expect(found[0]?.params).toMatchObject({ topics: 2, module: 3, number: '1' });
  });

  it('leave a module alone whose declared total its topics reach by other kinds of row', () => {
    const plan = [
      planRow('m', { total: 4 }),
      planRow('t', { type: 'topic', parentId: 'm', hours: hours(2, null, null) }),
      planRow('a', { type: 'attestation', attestation: 'intermediate', parentId: 'm', hours: hours(null, 2, null) }),
    ];
    const facts = { ...demoFacts(), plan };
    expect([...of('V03', facts), ...of('V04', facts)]).toEqual([]);
  });

  it('say once, with the topics, that a module’s declared total is wrong', () => {
    const plan = [planRow('m', { total: 5 }), planRow('t', { type: 'topic', parentId: 'm', hours: hours(2, 2, null) })];
    const facts = { ...demoFacts(), plan };
    expect(of('V03', facts)).toEqual([]);
    expect(of('V04', facts).map(({ place }) => place.column)).toEqual(['total']);
  });

  it('do not take rounding for a difference', () => {
    const plan = [planRow('m', { hours: hours(0.1, 0.2, null), total: 0.3 })];
    expect(of('V03', { ...demoFacts(), plan })).toEqual([]);
  });
});

describe('V05', () => {
  it('looks at the passport and at the calendar too', () => {
    const facts = withPassport(demoFacts(), { totalHours: 36.2 });
    const calendar = facts.calendar && {
      ...facts.calendar,
      periods: withRow(facts.calendar.periods, 'w2', period('w2', 'Неделя 2', [['m3', 2, 6, -3]])),
    };
    const found = of('V05', { ...facts, calendar });
    expect(found.map(({ variant, place }) => [variant, place])).toEqual([
      ['not-half', { field: 'totalHours' }],
      ['negative', { rowId: 'w2', column: 'selfStudy:m3' }],
    ]);
  });
});

describe('V06 and V07', () => {
  it('accept a final assessment that shares the last period, and a form of control within the module', () => {
    expect(of('V06', demoFacts())).toEqual([]);
    const test = planRow('test', {
      type: 'attestation',
      attestation: 'intermediate',
      parentId: 'm1',
      control: 'Зачёт',
    });
    const facts = withPlan(demoFacts(), { m1: { control: '' } });
    expect(of('V07', facts)).toHaveLength(1);
    expect(of('V07', { ...facts, plan: [...facts.plan, test] })).toEqual([]);
  });

  it('ask nothing of a calendar without hours for the final assessment', () => {
    const calendar = demoFacts().calendar;
    const periods = calendar?.periods.filter(({ id }) => id !== 'w3') ?? [];
    expect(of('V06', { ...demoFacts(), calendar: calendar && { ...calendar, periods } })).toEqual([]);
  });
});

describe('V08', () => {
  it('does not take entry diagnostics for an assessment, nor an assessment for a module', () => {
    const facts = demoFacts();
    const r5 = resultRow('r5', { code: 'ПР5', wording: 'умеет', duty: 'обязанность' });
    const entry = withPlan({ ...facts, results: [...facts.results, r5] }, { entry: { results: ['r5'] } });
    expect(of('V08', entry).map(({ variant }) => variant)).toEqual(['no-module', 'no-assessment']);
    const linked = {
      ...entry,
      assessments: withRow(entry.assessments, 'a1', { planRowId: 'entry', results: ['r1', 'r5'] }),
    };
    expect(of('V08', linked).map(({ variant }) => variant)).toEqual(['no-module', 'no-assessment']);
  });

  it('is left to V17 while there are no results at all', () => {
    expect(codes({ ...demoFacts(), results: [] })).toEqual(['V17']);
  });
});

describe('V10', () => {
  it('is silent while a chosen standard is not known or says nothing of its audience', () => {
    const strange = withPassport(demoFacts(), { learnerCategories: ['Учитель'] });
    expect(of('V10', strange)).toHaveLength(1);
    expect(of('V10', withPassport(strange, { standards: ['01.011', '99.999'] }))).toEqual([]);
    expect(
      of('V10', strange, { ...demoContext(), standards: [{ code: '01.011', audience: [], functions: [] }] }),
    ).toEqual([]);
    expect(of('V10', strange, bareContext())).toEqual([]);
  });

  it('compares without regard to case', () => {
    const facts = withPassport(demoFacts(), { learnerCategories: [' руководитель ОБРАЗОВАТЕЛЬНОЙ организации'] });
    expect(of('V10', facts)).toEqual([]);
  });
});

describe('V12', () => {
  it('adds hours of topics to their module and leaves out rows that are gone', () => {
    const facts = demoFacts();
    const week = period('w2', 'Неделя 2', [
      ['m3.1', 1, 2, 1],
      ['m3.2', 1, 4, 2],
      ['gone', 5, 5, 5],
    ]);
    const calendar = facts.calendar && { ...facts.calendar, periods: withRow(facts.calendar.periods, 'w2', week) };
    expect(of('V12', { ...facts, calendar })).toEqual([]);
  });
});

describe('V14 and V15', () => {
  const nobody = ({ plan }: ProgrammeFacts) => Object.fromEntries(plan.map(({ id }) => [id, { implementers: [] }]));
  const passport = { organisations: [IRO, SRPU, 'school'] };

  it('accept agreements that tie the institutions together through one of them', () => {
    const tie = (a: string, b: string) => ({ institutionIds: [a, b], from: null, until: null, signed: true });
    const facts = withPassport(demoFacts(), passport);
    const context = demoContext();
    expect(of('V14', facts, { ...context, agreements: [tie(IRO, SRPU), tie('school', IRO)] })).toEqual([]);
    expect(of('V14', facts, { ...context, agreements: [tie(IRO, SRPU)] }).map(({ variant }) => variant)).toEqual([
      'no-agreement',
    ]);
  });

  it('need no agreement on dates that are not given', () => {
    const facts = withPassport(demoFacts(), { startsOn: null, endsOn: null });
    const old = [{ institutionIds: [IRO, SRPU], from: '2020-01-01', until: '2020-12-31', signed: true }];
    expect(of('V14', facts, { ...demoContext(), agreements: old })).toEqual([]);
    const started = withPassport(facts, { startsOn: '2026-10-05' });
    expect(of('V14', started, { ...demoContext(), agreements: old }).map(({ variant }) => variant)).toEqual([
      'not-covered',
    ]);
  });

  it('ask nothing of a programme of one institution', () => {
    const alone = withPlan(withPassport(demoFacts(), { organisations: [IRO] }), { final: { implementers: [] } });
    expect(of('V14', alone, { ...demoContext(), agreements: [] })).toEqual([]);
    expect(of('V15', alone)).toEqual([]);
  });

  it('ask who delivers a module also while the passport names no institution', () => {
    const facts = withPassport(withPlan(demoFacts(), nobody(demoFacts())), { organisations: [] });
    expect(of('V14', facts, bareContext()).map(({ variant, place }) => [variant, place.rowId])).toEqual(
      ['m1', 'm2', 'm3', 'm4'].map((id) => ['no-implementer', id]),
    );
    expect(of('V14', withPassport(facts, { organisations: [IRO] }), bareContext())).toEqual([]);
  });

  it('take the institutions from the plan when the passport names none', () => {
    const facts = withPassport(withPlan(demoFacts(), { final: { implementers: [] } }), { organisations: [] });
    expect(of('V15', facts).map(({ variant }) => variant)).toEqual(['unassigned']);
  });
});

describe('V16', () => {
  it('holds in the last year allowed, and says nothing of other lists or of a year that is not given', () => {
    const old = (group: 'main' | 'additional', year: number | null) => ({
      ...demoFacts(),
      sources: withRow(demoFacts().sources, 's2', { group, year }),
    });
    expect(of('V16', old('main', 2021))).toEqual([]);
    expect(of('V16', old('main', 2020))).toHaveLength(1);
    expect(of('V16', old('main', 2020), settings({ literatureYears: 6 }))).toEqual([]);
    expect(of('V16', old('additional', 1990))).toEqual([]);
    expect(of('V16', old('main', null))).toEqual([]);
  });
});

describe('V17', () => {
  it('asks only for the parts that the workspace calls mandatory', () => {
    const facts = { ...demoFacts(), texts: [], calendar: null };
    expect(of('V17', facts).map(({ params }) => params['part'])).toEqual(['module-syllabi', 'attestation', 'calendar']);
    expect(of('V17', facts, settings({ mandatoryParts: ['goal', 'calendar'] }))).toHaveLength(1);
    expect(of('V17', facts, settings({ mandatoryParts: [] }))).toEqual([]);
  });
});

describe('V17 of conditions and assessment materials', () => {
  it('takes prose in their section for content', () => {
    const facts = { ...demoFacts(), sources: [], conditions: [] };
    const prose = (sectionId: string, text: string) => ({ sectionId, role: null, title: 'Условия', text });
    expect(of('V17', facts)).toHaveLength(1);
    expect(of('V17', { ...facts, texts: [...facts.texts, prose('conditions', ' ')] })).toHaveLength(1);
    expect(of('V17', { ...facts, texts: [...facts.texts, prose('note', 'Занятия идут в классе.')] })).toHaveLength(1);
    expect(of('V17', { ...facts, texts: [...facts.texts, prose('conditions', 'Занятия идут в классе.')] })).toEqual([]);
  });
});

describe('V22', () => {
  it('holds at exactly the threshold and counts internship as practice', () => {
    const plan = [planRow('m', { hours: { ...hours(6, 1, null), internship: 3 } })];
    expect(of('V22', { ...demoFacts(), plan }, settings({ practiceShare: 0.4 }))).toEqual([]);
    expect(of('V22', { ...demoFacts(), plan }, settings({ practiceShare: 0.41 }))[0]?.params).toMatchObject({
      share: 0.4,
    });
  });
});

describe('V23', () => {
  const draft = (basis: string | null) => withPassport(demoFacts(), { basis, approvedOn: null });
  const context: CheckContext = { ...bareContext(), today: '2025-08-31' };

  it('judges a draft by today, and lets it quote an order that is about to come into force', () => {
    expect(of('V23', draft('minobrnauki-499-2013'), context)).toEqual([]);
    expect(of('V23', draft('minobrnauki-266-2025'), context)).toEqual([]);
    expect(of('V23', draft('minobrnauki-499-2013'), { ...context, today: '2025-09-01' })).toHaveLength(1);
  });

  it('says nothing of an order that the settings do not know, or of none', () => {
    expect(of('V23', draft('gone'))).toEqual([]);
    expect(of('V23', draft(null))).toEqual([]);
  });

  it('takes the day of approval from the approval where the passport has none', () => {
    const approval = { at: '2025-08-31T12:00:00Z', textHash: 'abc' };
    expect(of('V23', draft('minobrnauki-266-2025'), { ...context, approval }).map(({ variant }) => variant)).toEqual([
      'not-yet',
    ]);
  });
});

describe('what is not known', () => {
  const unknown = (code: FindingCode, facts: ProgrammeFacts, context: CheckContext) =>
    CHECKS.find((check) => check.code === code)?.unknown?.(facts, context);

  it('is told of rules that judge only a part', () => {
    expect(unknown('V14', demoFacts(), bareContext())).toBe('agreements');
    expect(unknown('V16', demoFacts(), bareContext())).toBe('links');
    expect(unknown('V14', withPassport(demoFacts(), { organisations: [IRO] }), bareContext())).toBeNull();
    expect(CHECKS.filter((check) => check.unknown?.(demoFacts(), demoContext()))).toEqual([]);
  });
});

describe('limits', () => {
  it('may be reached exactly', () => {
    const facts = withPlan(demoFacts(), { entry: { distance: 1 } });
    const dates = [{ institutionIds: [IRO, SRPU], from: '2026-10-05', until: '2026-10-23', signed: true }];
    const exact = {
      ...settings({ dailyLoad: 7.5, studyDaysPerWeek: 2 }),
      agreements: dates,
      approval: { at: '2026-09-01T09:00:00Z', textHash: 'abc' },
    };
    expect(checkProgramme(withPassport(facts, { approvedOn: '2025-09-01' }), exact)).toEqual([]);
  });
});

describe('V21', () => {
  it('points at the first row of a table that uses the abbreviation', () => {
    const facts = withPlan(demoFacts(), { m1: { title: 'Работа ЦНППМ' }, m2: { title: 'Опыт ЦНППМ' } });
    expect(of('V21', facts).map(({ place }) => place.rowId)).toEqual(['m1']);
  });
});

describe('a hostile document', () => {
  it('gives a bounded number of findings for each check', () => {
    const implementers = Array.from({ length: 1_000 }, (_, i) => `nobody-${i}`);
    const plan = Array.from({ length: 1_000 }, (_, i) => planRow(`m${i}`, { total: 1, implementers }));
    const facts = { ...demoFacts(), plan };
    expect(of('V15', facts)).toHaveLength(200);
    const wrong = plan.map((row) => ({ ...row, hours: hours(2, null, null) }));
    expect(of('V03', { ...facts, plan: wrong })).toHaveLength(200);
  });
});
