import type { PlanRow, ProgrammeFacts, RowPlace } from '../facts.js';
import { resultRow } from './rows.js';

/** The list with one row changed. @throws when there is no such row: a test would check nothing. */
export function withRow<T extends RowPlace>(rows: readonly T[], id: string, change: Partial<T>): T[] {
  if (!rows.some((row) => row.id === id)) throw new Error(`there is no row ${id}`);
  return rows.map((row) => (row.id === id ? { ...row, ...change } : row));
}

/** The facts with rows of the plan changed. */
export function withPlan(facts: ProgrammeFacts, changes: Readonly<Record<string, Partial<PlanRow>>>): ProgrammeFacts {
  const plan = Object.entries(changes).reduce<readonly PlanRow[]>(
    (rows, [id, change]) => withRow(rows, id, change),
    facts.plan,
  );
  return { ...facts, plan };
}

/** The facts with fields of the passport changed. */
export function withPassport(
  facts: ProgrammeFacts,
  change: Partial<NonNullable<ProgrammeFacts['passport']>>,
): ProgrammeFacts {
  return facts.passport ? { ...facts, passport: { ...facts.passport, ...change } } : facts;
}

/** The facts with the calendar changed. */
export function withCalendar(
  facts: ProgrammeFacts,
  change: Partial<NonNullable<ProgrammeFacts['calendar']>>,
): ProgrammeFacts {
  return facts.calendar ? { ...facts, calendar: { ...facts.calendar, ...change } } : facts;
}

/** The facts with another text in the sections of a role. */
export function withText(facts: ProgrammeFacts, role: string, write: (text: string) => string): ProgrammeFacts {
  return {
    ...facts,
    texts: facts.texts.map((each) => (each.role === role ? { ...each, text: write(each.text) } : each)),
  };
}

/** The facts with a fifth result, which nothing leads to yet. */
export function withFifthResult(facts: ProgrammeFacts, wording: string): ProgrammeFacts {
  return {
    ...facts,
    results: [...facts.results, resultRow('r5', { code: 'ПР5', wording, duty: 'ведёт переговоры' })],
  };
}
