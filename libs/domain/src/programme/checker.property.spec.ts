import { createRandom, testSeed } from '@soproekt/testing';
import { checkProgramme, createChecker } from './checker.js';
import type { CheckContext } from './context.js';
import type { ProgrammeFacts } from './facts.js';
import { findingMessage } from './messages.js';
import { readiness } from './readiness.js';
import { CHECKS } from './registry.js';
import { programmeSums } from './sums.js';
import { demoContext, demoFacts } from './testing/index.js';
import { randomContextEdit, randomEdit } from './testing/random-edit.js';

const RUNS = 40;
const EDITS = 60;
const seed = testSeed();

/** Runs of random edits upon the demo programme; calls back after each edit. */
function edits(each: (facts: ProgrammeFacts, context: CheckContext, step: string) => void): void {
  for (let run = 0; run < RUNS; run += 1) {
    const random = createRandom(seed + run);
    let facts = demoFacts();
    let context = demoContext();
    for (let edit = 0; edit < EDITS; edit += 1) {
      if (random.chance(0.15)) context = randomContextEdit(context, random);
      else facts = randomEdit(facts, random);
      each(facts, context, `TEST_SEED=${seed}, run ${run}, edit ${edit}`);
    }
  }
}

/** The same data in new objects: nothing that was remembered for the old ones can be used. */
const copyOf = (facts: ProgrammeFacts): ProgrammeFacts => structuredClone(facts);

describe('after any edits', () => {
  it('a checker that kept what did not change says what a full check says', () => {
    let check = createChecker();
    let found = 0;
    edits((facts, context, step) => {
      if (step.endsWith('edit 0')) check = createChecker();
      const incremental = check(facts, context);
      const full = checkProgramme(copyOf(facts), context);
      if (JSON.stringify(incremental) !== JSON.stringify(full)) throw new Error(`different findings: ${step}`);
      found += full.length;
    });
    expect(found).toBeGreaterThan(RUNS * EDITS);
  });

  it('every finding has its sentence in both languages, and readiness stays within its bounds', () => {
    edits((facts, context, step) => {
      const findings = checkProgramme(facts, context);
      for (const finding of findings) {
        for (const locale of ['ru', 'en'] as const) {
          const message = findingMessage(finding, locale);
          if (/undefined|NaN|null/.test(message) || !message.endsWith('.')) throw new Error(`${message}: ${step}`);
        }
      }
      const { percent, errors, warnings } = readiness(findings, facts, context);
      if (
        !Number.isInteger(percent) ||
        percent < 0 ||
        percent > 100 ||
        (percent === 100) !== (errors + warnings === 0)
      ) {
        throw new Error(`${percent} percent: ${step}`);
      }
    });
  });

  it('hours by institution and by section add up to the total', () => {
    edits((facts, _context, step) => {
      const { total, byInstitution, byPlanSection } = programmeSums(facts);
      for (const parts of [byInstitution, byPlanSection]) {
        const sum = parts.reduce((all, part) => all + part.total, 0);
        if (Math.abs(sum - total.total) > 1e-6) throw new Error(`${sum} instead of ${total.total}: ${step}`);
      }
    });
  });

  it('no check looks at parts that it does not name', () => {
    edits((facts, context, step) => {
      for (const check of CHECKS) {
        const seen = new Set<string>();
        const watch = <T extends object>(parts: T): T =>
          new Proxy(parts, {
            get: (target, key, receiver) => {
              seen.add(String(key));
              return Reflect.get(target, key, receiver) as unknown;
            },
          });
        const [watchedFacts, watchedContext] = [watch(facts), watch(context)];
        if (check.applies(watchedFacts, watchedContext)) check.find(watchedFacts, watchedContext);
        const named = new Set<string>([...check.reads, ...check.uses]);
        const secret = [...seen].filter((key) => !named.has(key));
        if (secret.length > 0) throw new Error(`${check.code} looks at ${secret.join(', ')}: ${step}`);
      }
    });
  });
});

describe('a checker', () => {
  it('gives the same array while nothing changes, and repeats only what an edit concerns', () => {
    const check = createChecker();
    const [facts, context] = [{ ...demoFacts(), results: [] }, demoContext()];
    const before = check(facts, context);
    expect(before.length).toBeGreaterThan(0);
    expect(check(facts, context)).toBe(before);
    const after = check({ ...facts, abbreviations: [] }, context);
    expect(after.filter(({ code }) => code === 'V21')).toHaveLength(4);
    expect(after.filter(({ code }) => code !== 'V21')).toEqual(before);
    for (const finding of before) expect(after).toContain(finding);
  });
});
