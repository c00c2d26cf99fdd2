import type { Result } from './result.js';
import type { Scenario } from './scenarios/scenario.js';

/** Figures of every scenario, in columns of their own; the others follow as `name value`. */
const COLUMNS = [
  { title: 'p50 ms', name: 'p50' },
  { title: 'p95 ms', name: 'p95' },
  { title: 'p99 ms', name: 'p99' },
  { title: 'cpu %', name: 'cpu' },
  { title: 'rss MB', name: 'rss' },
] as const;
/** Those that are worth comparing with the relay. */
const COMPARED: ReadonlySet<string> = new Set(['p50', 'p95', 'cpu', 'rss']);

/** Tables for the terminal, one for each scenario; behind a figure in parentheses: how many times that of the relay. */
export function tables(result: Result, scenarios: readonly Scenario[]): string {
  return scenarios
    .filter(({ name }) => result[name] !== undefined)
    .map(({ name, title }) => `${name}: ${title}\n${table(result[name] as Result[string])}`)
    .join('\n\n');
}

function table(figures: Result[string]): string {
  const relay = figures['relay'];
  const rows = Object.entries(figures).map(([contestant, own]) => {
    const cells = COLUMNS.map(({ name }) => {
      const ratio =
        relay && own !== relay && relay[name] > 0 && COMPARED.has(name)
          ? ` (${(own[name] / relay[name]).toFixed(2)})`
          : '';
      return `${shown(own[name])}${ratio}`;
    });
    const further = Object.entries(own)
      .filter(([name]) => COLUMNS.every((column) => column.name !== name))
      .map(([name, value]) => `${name} ${shown(value)}`);
    return [contestant, ...cells, further.join(', ')];
  });
  return aligned([['', ...COLUMNS.map(({ title }) => title), ''], ...rows]);
}

const shown = (value: number): string => String(Number(value.toFixed(Math.abs(value) < 100 ? 2 : 0)));

function aligned(rows: readonly string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
