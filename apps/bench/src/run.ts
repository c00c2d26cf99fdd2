import { createRandom } from '@soproekt/testing';
import type { Contestant } from './contestants/contestant.js';
import type { Lab } from './lab.js';
import { summarise, type Figures } from './result.js';
import type { Measurement, Scenario, Stored } from './scenarios/scenario.js';

export interface RunOptions {
  scenarios: readonly Scenario[];
  contestants: readonly Contestant[];
  rounds: number;
  /** Length of a measured window. */
  seconds: number;
  /** Kills in one round of scenario d. */
  kills: number;
  seed: number;
  /** Told what is going on. */
  say(text: string): void;
}

export interface RunOutcome {
  figures: Record<string, Record<string, Figures>>;
  notes: string[];
  /** A measurement went wrong; the notes say which. */
  failed: boolean;
}

/** All rounds of all scenarios, the contestants taking turns within each round: what disturbs the machine for a while hits all alike. */
export async function runRounds(lab: Lab, options: RunOptions): Promise<RunOutcome> {
  const outcome: RunOutcome = { figures: {}, notes: [], failed: false };
  for (const scenario of options.scenarios) {
    const measured = new Map<string, Measurement[]>();
    const memories = new Map<string, Map<string, Stored>>();
    for (let round = 1; round <= options.rounds; round++) {
      for (const contestant of options.contestants.filter((each) => scenario.takes(each))) {
        const label = `${scenario.name} · round ${round} · ${contestant.name}`;
        const memory = memories.get(contestant.name) ?? new Map<string, Stored>();
        memories.set(contestant.name, memory);
        try {
          const measurement = await scenario.measure({
            lab,
            contestant,
            memory,
            random: createRandom(options.seed + round),
            seconds: options.seconds,
            kills: options.kills,
            note: (text) => addNote(outcome, `${scenario.name} ${contestant.name}: ${text}`),
          });
          measured.set(contestant.name, [...(measured.get(contestant.name) ?? []), measurement]);
          options.say(`${label}: ${brief(measurement)}`);
        } catch (error) {
          outcome.failed = true;
          const reason = error instanceof Error ? error.message : String(error);
          addNote(outcome, `${label} failed: ${reason}`);
          options.say(`${label}: failed: ${reason}`);
        }
      }
    }
    if (measured.size > 0) {
      outcome.figures[scenario.name] = Object.fromEntries(
        [...measured].map(([name, rounds]) => [name, summarise(rounds)]),
      );
    }
  }
  return outcome;
}

function addNote({ notes }: RunOutcome, text: string): void {
  if (!notes.includes(text)) notes.push(text);
}

function brief({ values, counts }: Measurement): string {
  const show = ([name, value]: [string, number]): string => `${name} ${Number(value.toFixed(2))}`;
  return [...Object.entries(values), ...Object.entries(counts ?? {})].map(show).join(', ');
}
