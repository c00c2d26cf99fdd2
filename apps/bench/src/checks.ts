/**
 * `npm run bench:checks`: how long the checks of a large programme take (60 modules, 400 topics, 200 results, 60 texts of 5,000
 * characters). "full": all data new, nothing remembered, as when a server reads a document. "after an edit": a checker that kept the rest.
 */
import { checkProgramme, createChecker, type ProgrammeFacts } from '@soproekt/domain';
import { demoContext, largeFacts } from '@soproekt/domain/testing';
import { percentiles } from './statistics.js';

const ROUNDS = 300;
const WARM_UP = 50;

const context = demoContext();
const large = largeFacts();
const kept = createChecker();
kept(large, context);

/** Milliseconds of each run but the first ones; what is prepared is not counted. */
function measure<T>(prepare: (round: number) => T, run: (prepared: T) => unknown): number[] {
  const times: number[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const prepared = prepare(round);
    const begin = performance.now();
    run(prepared);
    if (round >= WARM_UP) times.push(performance.now() - begin);
  }
  return times;
}

const say = (name: string, times: readonly number[]): void => {
  const figures = Object.entries({ least: Math.min(...times), ...percentiles(times) });
  process.stdout.write(
    `${name.padEnd(34)}${figures.map(([title, ms]) => `${title} ${ms.toFixed(2)} ms`).join('   ')}\n`,
  );
};

const withPlanEdit = (round: number): ProgrammeFacts => ({
  ...large,
  plan: large.plan.map((row, i) => ({ ...row, ...(i === round % 400 && { distance: round % 3 }) })),
});
const withTextEdit = (round: number): ProgrammeFacts => ({
  ...large,
  texts: large.texts.map((text, i) => (i === round % 60 ? { ...text, text: `${text.text} ${round}` } : text)),
});

const cold = structuredClone(large);
const begin = performance.now();
checkProgramme(cold, context);
process.stdout.write(`${'first check of the process'.padEnd(34)} ${(performance.now() - begin).toFixed(2)} ms\n`);
say(
  'full',
  measure(
    () => structuredClone(large),
    (facts) => checkProgramme(facts, context),
  ),
);
say(
  'after an edit of a plan cell',
  measure(withPlanEdit, (facts) => kept(facts, context)),
);
say(
  'after an edit of a text',
  measure(withTextEdit, (facts) => kept(facts, context)),
);
say(
  'nothing changed',
  measure(
    () => large,
    (facts) => kept(facts, context),
  ),
);
