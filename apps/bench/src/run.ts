import { createRandom } from '@soproekt/testing';
import type { Contestant } from './contestants/contestant.js';
import type { Lab } from './lab.js';
import { summarise, type Figures } from './result.js';
import type { Measurement, Scenario, Stored } from './scenarios/scenario.js';
import { inParallel } from './wait.js';

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
    const seats = options.contestants
      .filter((contestant) => scenario.takes(contestant))
      .map((contestant): Seat => ({ contestant, memory: new Map(), measured: [] }));
    for (let round = 1; round <= options.rounds; round++) {
      const width = scenario.together ? seats.length : 1;
      await inParallel(turns(seats, round), width, (seat) => measure(lab, options, outcome, scenario, seat, round));
    }
    const complete = seats.filter(({ measured }) => measured.length > 0);
    if (complete.length === 0) continue;
    const figures = complete.map(({ contestant, measured }) => [contestant.name, summarise(measured)]);
    outcome.figures[scenario.name] = Object.fromEntries(figures) as Record<string, Figures>;
  }
  return outcome;
}

/** Who begins changes from round to round, so that nobody always finds the generator cold, or the machine warm. */
function turns<T>(seats: readonly T[], round: number): T[] {
  const first = (round - 1) % Math.max(1, seats.length);
  return [...seats.slice(first), ...seats.slice(0, first)];
}

/** A contestant in a scenario. */
interface Seat {
  contestant: Contestant;
  memory: Map<string, Stored>;
  measured: Measurement[];
}

async function measure(
  lab: Lab,
  options: RunOptions,
  outcome: RunOutcome,
  scenario: Scenario,
  { contestant, memory, measured }: Seat,
  round: number,
): Promise<void> {
  const label = `${scenario.name} · round ${round} · ${contestant.name}`;
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
    measured.push(measurement);
    options.say(`${label}: ${brief(measurement)}`);
  } catch (error) {
    outcome.failed = true;
    const reason = error instanceof Error ? error.message : String(error);
    addNote(outcome, `${label} failed: ${reason}`);
    options.say(`${label}: failed: ${reason}`);
  }
}

function addNote({ notes }: RunOutcome, text: string): void {
  if (!notes.includes(text)) notes.push(text);
}

function brief({ values, counts }: Measurement): string {
  const show = ([name, value]: [string, number]): string => `${name} ${Number(value.toFixed(2))}`;
  return [...Object.entries(values), ...Object.entries(counts ?? {})].map(show).join(', ');
}
