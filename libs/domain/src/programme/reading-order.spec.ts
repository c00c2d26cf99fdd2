import { checkProgramme } from './checker.js';
import type { ProgrammeFacts } from './facts.js';
import { demoContext, demoFacts, withPassport, withPlan, withRow } from './testing/index.js';

/** Faults all over the programme. */
function faulty(): ProgrammeFacts {
  const facts = withPassport(
    withPlan(demoFacts(), { m2: { control: '', distance: 40 }, m1: { control: '' }, final: { control: '' } }),
    { totalHours: 40, learnerCategories: ['Учитель'] },
  );
  return {
    ...facts,
    results: withRow(facts.results, 'r3', { jobFunctions: [] }),
    sources: withRow(facts.sources, 's2', { year: 2000 }),
    texts: facts.texts.filter(({ role }) => role !== 'attestation'),
  };
}

const places = (facts: ProgrammeFacts): string[] =>
  checkProgramme(facts, demoContext()).map(({ code, sectionId, place }) =>
    [code, sectionId ?? '-', place.rowId ?? place.field ?? ''].join(' '),
  );

const EXPECTED = [
  'V17 - ',
  'V10 passport learnerCategories',
  'V02 passport totalHours',
  'V09 results r3',
  'V07 plan m1',
  'V04 plan m2',
  'V05 plan m2',
  'V07 plan m2',
  'V06 plan final',
  'V16 conditions s2',
];

describe('findings', () => {
  it('come as the programme is read, on one row by code; what stands nowhere comes first', () => {
    expect(places(faulty())).toEqual(EXPECTED);
  });

  it('come in the usual order of a programme when the order of sections is not told', () => {
    expect(places({ ...faulty(), sectionOrder: undefined })).toEqual(EXPECTED);
  });

  it('follow the sections when these are moved, and put unknown sections last', () => {
    const moved = places({ ...faulty(), sectionOrder: ['conditions', 'plan', 'results'] });
    expect(moved.map((place) => place.split(' ')[1])).toEqual([
      ...['-', 'conditions', 'plan', 'plan', 'plan', 'plan', 'plan', 'results', 'passport', 'passport'],
    ]);
  });
});
