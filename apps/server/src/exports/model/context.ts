import { programmeSums, type PlanRow, type ProgrammeFacts, type ProgrammeSums } from '@soproekt/domain';
import type { ExportPayload } from './export-payload.js';
import { LABELS, type Labels } from './labels.js';
import type { Inline } from './print-model.js';
import { hours } from './typography.js';

/** What the printers of structured sections share. */
export class PrintContext {
  readonly labels: Labels;
  readonly sums: ProgrammeSums;
  private readonly institutions: ReadonlyMap<string, string>;
  private readonly results: ReadonlyMap<string, string>;
  private readonly rows: ReadonlyMap<string, PlanRow>;
  private tables = 0;

  constructor(
    readonly payload: ExportPayload,
    readonly facts: ProgrammeFacts,
  ) {
    this.labels = LABELS[payload.locale];
    this.sums = programmeSums(facts);
    this.institutions = new Map(payload.institutions.map(({ id, shortName }) => [id, shortName]));
    this.results = new Map(facts.results.map(({ id, code }) => [id, code]));
    this.rows = new Map(facts.plan.map((row) => [row.id, row]));
  }

  /** The next caption: tables are numbered through the document. */
  caption(title: string): readonly Inline[] {
    return [{ text: this.labels.table(++this.tables, title) }];
  }

  hours(value: number | null | undefined): string {
    return hours(value, this.payload.locale);
  }

  /** As hours, with a dash for none. */
  hoursOrDash(value: number): string {
    return value === 0 ? '–' : this.hours(value);
  }

  /** Short names; institutions that are no parties any more are left out. */
  institutionNames(ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.institutions.get(id) ?? []);
  }

  /** The name under which an institution signs. */
  fullName(id: string): string | null {
    return this.payload.institutions.find((institution) => institution.id === id)?.name ?? null;
  }

  planRow(id: string | null): PlanRow | null {
    return id === null ? null : (this.rows.get(id) ?? null);
  }

  /** Codes of results in the order of their table; removed ones are left out. */
  resultCodes(ids: readonly string[]): string[] {
    const wanted = new Set(ids);
    return [...this.results].filter(([id, code]) => wanted.has(id) && code !== '').map(([, code]) => code);
  }

  /** The same for narrow cells: `ПР1–ПР4` are four that follow each other in their table. */
  resultRange(ids: readonly string[]): string {
    const all = [...this.results.values()].filter((code) => code !== '');
    const codes = this.resultCodes(ids);
    const parts: string[] = [];
    for (let from = 0; from < codes.length;) {
      let to = from;
      while (codes[to + 1] !== undefined && all.indexOf(codes[to + 1] ?? '') === all.indexOf(codes[to] ?? '') + 1) to++;
      const isRange = to - from >= 2 && /\d$/.test(codes[from] ?? '') && /\d$/.test(codes[to] ?? '');
      parts.push(...(isRange ? [`${codes[from]}–${codes[to]}`] : codes.slice(from, to + 1)));
      from = to + 1;
    }
    return parts.join(', ');
  }

  /** Who delivers a row: itself, or as its module. */
  implementersOf(row: PlanRow): readonly string[] {
    if (row.implementers.length > 0) return row.implementers;
    return this.planRow(row.parentId)?.implementers ?? [];
  }

  /** Results of a row: its own, or as its module. */
  resultsOf(row: PlanRow): readonly string[] {
    if (row.results.length > 0 || row.type !== 'topic') return row.results;
    return this.planRow(row.parentId)?.results ?? [];
  }
}
