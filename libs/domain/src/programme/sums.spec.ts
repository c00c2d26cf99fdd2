import { demoFacts, demoPlan, hours, IRO, planRow, SRPU, withPlan } from './testing/index.js';
import type { PlanRow, ProgrammeFacts } from './facts.js';
import { programmeSums, type ProgrammeSums } from './sums.js';

const factsOf = (plan: readonly PlanRow[]): ProgrammeFacts => ({ ...demoFacts(), plan });
const byInstitution = ({ byInstitution: list }: ProgrammeSums) => list.map((s) => [s.institutionIds, s.total]);

describe('sums of the demo programme', () => {
  const sums = programmeSums(demoFacts());

  it('are those of its printed plan', () => {
    expect(sums.total).toEqual({
      lectures: 6,
      practice: 20,
      selfStudy: 10,
      internship: 0,
      total: 36,
      distance: 0,
      contact: 26,
    });
    expect(byInstitution(sums)).toEqual([
      [[IRO], 15],
      [[SRPU], 19],
      ['joint', 2],
    ]);
    expect(sums.byPlanSection.map((s) => [s.planSectionId, s.total])).toEqual([
      ['npr', 6],
      ['pmr', 19],
      ['vr', 8],
      [null, 3],
    ]);
  });

  it('are the same when modules and totals are left to be computed', () => {
    const bare = demoPlan().map((row) => ({
      ...row,
      total: null,
      hours: row.type === 'module' ? hours(null, null, null) : row.hours,
    }));
    const computed = programmeSums(factsOf(bare));
    expect(computed.total).toEqual(sums.total);
    expect(computed.byInstitution).toEqual(sums.byInstitution);
    expect(computed.byRow.get('m3')).toEqual(sums.byRow.get('m3'));
  });

  it('show beside a module what its topics give', () => {
    const broken = programmeSums(withPlan(demoFacts(), { 'm3.2': { total: 6 } }));
    expect(broken.byRow.get('m3')).toMatchObject({ total: 11, fromTopics: { total: 10, lectures: 2 } });
    expect(broken.byRow.get('m3.2')?.fromTopics).toBeNull();
    expect(broken.total.total).toBe(36);
  });
});

describe('values of rows', () => {
  it('prefer what is declared, column by column', () => {
    const plan = [
      planRow('m', { hours: hours(5, null, null), distance: 2 }),
      planRow('t', { type: 'topic', parentId: 'm', hours: hours(1, 2, 0.5), distance: 1 }),
    ];
    expect(programmeSums(factsOf(plan)).byRow.get('m')).toMatchObject({
      lectures: 5,
      practice: 2,
      selfStudy: 0.5,
      total: 7.5,
      distance: 2,
      contact: 7,
    });
  });

  it('take a module’s total from topics that give only totals', () => {
    const topic = (id: string, total: number) => planRow(id, { type: 'topic', parentId: 'm', total });
    const sums = programmeSums(factsOf([planRow('m'), topic('t1', 3), topic('t2', 1.5)]));
    expect(sums.byRow.get('m')).toMatchObject({ total: 4.5, lectures: 0 });
    expect(sums.total.total).toBe(4.5);
  });

  it('count an assessment within a module to the module, and a topic without module by itself', () => {
    const plan = [
      planRow('m'),
      planRow('t', { type: 'topic', parentId: 'm', hours: hours(1, 1, 1) }),
      planRow('test', { type: 'attestation', attestation: 'intermediate', parentId: 'm', hours: hours(0, 1, 0) }),
      planRow('lost', { type: 'topic', parentId: 'gone', hours: hours(2, 0, 0) }),
      planRow('odd', { type: 'topic', parentId: 'odd', hours: hours(0, 0, 3) }),
    ];
    const sums = programmeSums(factsOf(plan));
    expect(sums.byRow.get('m')?.total).toBe(4);
    expect(sums.total.total).toBe(9);
  });

  it('count what is no number as nothing', () => {
    const sums = programmeSums(factsOf([planRow('m', { hours: hours(Number.NaN, Infinity, 2) })]));
    expect(sums.total).toMatchObject({ lectures: 0, practice: 0, total: 2 });
  });
});

describe('hours by institution', () => {
  const module = (implementers: readonly string[], topics: readonly (readonly string[])[], total = 10): PlanRow[] => [
    planRow('m', { hours: hours(total, null, null), implementers }),
    ...topics.map((own, i) =>
      planRow(`t${i}`, { type: 'topic', parentId: 'm', hours: hours(4, null, null), implementers: own }),
    ),
  ];
  const given = (plan: readonly PlanRow[]) => byInstitution(programmeSums(factsOf(plan)));

  it('fall to the module’s implementer when topics say nothing else', () => {
    expect(given(module([IRO], [[], [IRO]]))).toEqual([[[IRO], 10]]);
    expect(given(module([], [[IRO], [IRO]]))).toEqual([[[IRO], 10]]);
    expect(given(module([IRO, SRPU], [[SRPU, IRO, IRO], []]))).toEqual([['joint', 10]]);
  });

  it('fall to the topics where these differ, and the remainder to the module’s', () => {
    expect(given(module([IRO], [[SRPU], []]))).toEqual([
      [[SRPU], 4],
      [[IRO], 6],
    ]);
    expect(given(module([], [[SRPU], []]))).toEqual([
      [[SRPU], 4],
      [[], 6],
    ]);
  });

  it('add up to the total of the plan, whoever delivers what', () => {
    for (const own of [[], [IRO], [IRO, SRPU]]) {
      for (const topic of [[], [IRO], [SRPU], [IRO, SRPU]]) {
        const sums = programmeSums(factsOf(module(own, [topic, [SRPU]], 7.5)));
        expect(sums.byInstitution.reduce((sum, each) => sum + each.total, 0)).toBe(7.5);
      }
    }
  });
});
