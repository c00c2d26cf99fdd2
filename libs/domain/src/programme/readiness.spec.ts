import { checkProgramme } from './checker.js';
import type { ProgrammeFacts } from './facts.js';
import { readiness } from './readiness.js';
import { CHECKS } from './registry.js';
import { bareContext, demoContext, demoFacts, withPassport, withPlan, withText } from './testing/index.js';

const of = (facts: ProgrammeFacts, context = demoContext()) =>
  readiness(checkProgramme(facts, context), facts, context);
/** All that apply but V17, which says how much is written. */
const applicable = (facts: ProgrammeFacts) =>
  CHECKS.filter((check) => check.code !== 'V17' && check.applies(facts, demoContext())).length;

const EMPTY: ProgrammeFacts = {
  passport: null,
  plan: [],
  planSections: [],
  results: [],
  calendar: null,
  assessments: [],
  sources: [],
  conditions: [],
  abbreviations: [],
  texts: [],
  sectionOf: {},
};

describe('readiness', () => {
  it('is full for a programme in order', () => {
    expect(of(demoFacts())).toEqual({ errors: 0, warnings: 0, hints: 0, percent: 100 });
  });

  it('is nothing for an empty document', () => {
    expect(of(EMPTY, bareContext())).toEqual({ errors: 9, warnings: 0, hints: 0, percent: 0 });
  });

  it('loses a check for errors, however many, and half of one for warnings', () => {
    const wrong = withPlan(demoFacts(), { m1: { distance: 40 }, m2: { distance: 40 } });
    const checks = applicable(wrong);
    // Too many distance hours (V05), and other than those of the topics (V04), twice each.
    expect(of(wrong)).toEqual({ errors: 4, warnings: 0, hints: 0, percent: Math.round(((checks - 2) / checks) * 100) });
    const warned = withPlan(demoFacts(), { m1: { control: '' }, m2: { control: '' } });
    expect(of(warned)).toEqual({
      errors: 0,
      warnings: 2,
      hints: 0,
      percent: Math.round(((checks - 0.5) / checks) * 100),
    });
  });

  it('is no more than what is written: parts, passport and texts, of those begun half', () => {
    const facts = demoFacts();
    const parts = demoContext().settings.mandatoryParts.length + 2;
    const without = { ...facts, texts: facts.texts.filter(({ role }) => role !== 'attestation') };
    expect(of(without).percent).toBe(Math.round((100 * (parts - 1)) / parts));
    const begun = withPassport(facts, { form: null, basis: null });
    expect(of(begun).percent).toBe(Math.round((100 * (parts - 0.5)) / parts));
    const untouched = withText(facts, 'explanatory-note', () => '**Актуальность.** …');
    expect(of(untouched)).toMatchObject({ warnings: 1, percent: Math.round((100 * (parts - 1 / 3)) / parts) });
  });

  it('is not lessened by hints', () => {
    const facts = demoFacts();
    const hinted = { ...facts, abbreviations: [] };
    expect(of(hinted)).toEqual({ errors: 0, warnings: 0, hints: 4, percent: 100 });
  });

  it('is never 100 beside an error, even one of a check that does not apply', () => {
    const stray = { code: 'V24', level: 'error', sectionId: null, place: {}, variant: 'x', params: {} } as const;
    expect(readiness([stray], demoFacts(), demoContext()).percent).toBe(99);
  });
});
