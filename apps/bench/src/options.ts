import { parseArgs } from 'node:util';
import { z } from 'zod';
import { contestants } from './contestants/index.js';
import { scenarios } from './scenarios/index.js';

const names = <T extends { name: string }>(known: readonly T[], what: string) =>
  z.array(z.string()).transform((wanted, context) => {
    if (wanted.length === 0) return [...known];
    for (const name of wanted) {
      if (!known.some((each) => each.name === name)) {
        context.addIssue(`there is no ${what} “${name}”; known: ${known.map((each) => each.name).join(', ')}`);
      }
    }
    return known.filter((each) => wanted.includes(each.name));
  });
const count = z.coerce.number().int().positive();

const schema = z.object({
  scenarios: names(scenarios, 'scenario'),
  contestants: names(contestants, 'contestant'),
  rounds: count,
  seconds: z.coerce.number().positive(),
  kills: count,
  seed: count,
});
export type Options = z.infer<typeof schema>;

/** @throws {z.ZodError} when an argument cannot be used */
export function readOptions(args: readonly string[]): Options {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '8' },
      kills: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      contestants: { type: 'string', default: '' },
      'no-build': { type: 'boolean' },
    },
  });
  return schema.parse({
    ...values,
    scenarios: positionals,
    contestants: values.contestants.split(',').filter((name) => name !== ''),
  });
}
