import type { PlanColumn, TableMapping } from '@soproekt/contracts';
import { HOUR_KINDS, hoursCell, plainKey, rowKindOf, textCell } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import type { PlannedRow } from '../imported.js';
import type { Notes } from '../notes.js';
import type { InstitutionFinder } from './find-institutions.js';
import { codesOf } from './result-rows.js';
import type { Grid, GridCell } from './table-grid.js';

/** Rows that the document had before, so that what refers to them goes on leading somewhere. */
export interface KnownRows {
  /** Ids by plainKey of the code of a result, by `<type>:<plainKey of the title>` of others. */
  readonly byName: ReadonlyMap<string, string>;
  /** Rows of the plan by `<type>:<printed number>`. */
  readonly byNumber: ReadonlyMap<string, { readonly id: string; readonly title: string }>;
  readonly planSections: readonly PlannedRow[];
}

/** What a plan refers to. */
export interface PlanContext {
  readonly institutions: InstitutionFinder;
  /** Rows of the planned results, in order. */
  readonly results: readonly PlannedRow[];
  readonly known: KnownRows;
  /** Full names of plan sections, by plainKey of the short ones. */
  readonly planSections: ReadonlyMap<string, string>;
  readonly notes: Notes;
}

type Cells = Record<string, PlannedRow['cells'][string]>;
interface Draft {
  readonly id: string;
  readonly type: string;
  readonly parentId: string | null;
  readonly cells: Cells;
}

const NUMBERS = [...HOUR_KINDS, 'distance', 'total'] as const;

/** Rows of the study plan of a table: lists of plan sections first, then modules with their topics. */
export function planRows(grid: Grid, mapping: TableMapping, context: PlanContext): PlannedRow[] {
  return withoutComputed(new PlanReader(mapping, context).read(grid));
}

class PlanReader {
  private readonly sections = new Map<string, Draft>();
  private readonly rows: Draft[] = [];
  private readonly used = new Set<string>();
  /** Of all lines, by plainKey. */
  private readonly titles = new Set<string>();
  private module: Draft | null = null;
  /** Of a line across the table; holds until the next one. */
  private band: string | null = null;

  constructor(
    private readonly mapping: TableMapping,
    private readonly context: PlanContext,
  ) {
    for (const row of context.known.planSections) this.sections.set(keyOf(row), { ...row });
  }

  read(grid: Grid): Draft[] {
    const lines = grid.slice(this.mapping.headerRows);
    for (const line of lines) this.titles.add(plainKey(line[this.mapping.columns.indexOf('title')]?.text ?? ''));
    for (const line of lines) this.take(line);
    return [...this.sections.values(), ...this.rows];
  }

  private take(line: readonly GridCell[]): void {
    const at = (column: PlanColumn): string => textCell(line[this.mapping.columns.indexOf(column)]?.text ?? '');
    const band = isBand(line);
    const text = band ? textCell(line.find(({ text: part }) => textCell(part) !== '')?.text ?? '') : '';
    const hasHours = !band && NUMBERS.some((column) => at(column) !== '');
    const title = (band ? text : at('title')).replace(/\s*\n\s*/g, ' ');
    const kind = rowKindOf({ number: band ? '' : at('number'), title, band, hasHours });
    if (kind.type === 'skipped') {
      this.context.notes.add('rows-skipped');
    } else if (kind.type === 'band') {
      this.band = this.planSection(kind.title);
      this.module = null;
    } else {
      const cells = { title: kind.title, ...(band ? {} : this.cellsOf(at)) };
      const number = band ? '' : at('number');
      if (kind.type === 'attestation') this.attestation(kind, cells, number);
      else if (kind.type === 'topic' && this.module) this.add('topic', this.module.id, cells, number);
      else {
        const inBand = { ...(this.band !== null && { planSection: this.band }), ...cells };
        this.module = this.add('module', null, inBand, number);
      }
    }
  }

  private attestation(kind: { attestation: string; nested: boolean }, cells: Cells, number: string): void {
    const parent = kind.nested ? (this.module?.id ?? null) : null;
    this.add('attestation', parent, { ...cells, attestation: kind.attestation }, number);
  }

  private add(type: string, parentId: string | null, cells: Cells, number: string): Draft {
    const { byName, byNumber } = this.context.known;
    const numbered = byNumber.get(`${type}:${number}`);
    // The row of this number was given another name, unless its name stands in another line.
    const renamed = numbered && !this.titles.has(plainKey(numbered.title)) ? numbered.id : undefined;
    const known = byName.get(`${type}:${plainKey(String(cells.title))}`) ?? renamed;
    const id = known && !this.used.has(known) ? known : randomUUID();
    this.used.add(id);
    const row: Draft = { id, type, parentId, cells };
    this.rows.push(row);
    return row;
  }

  private cellsOf(at: (column: PlanColumn) => string): Cells {
    const { institutions, notes } = this.context;
    const cells: Cells = {};
    for (const column of NUMBERS) {
      const hours = hoursCell(at(column));
      if (hours === undefined) notes.add('hours-unreadable', 1, at(column));
      else if (hours !== null) cells[column] = hours;
    }
    cells.control = at('control').replace(/\s*\n\s*/g, ' ');
    cells.implementers = institutions.idsOf(at('implementers'));
    cells.results = this.resultsOf(at('results'));
    const section = at('planSection');
    if (section !== '') cells.planSection = this.planSection(section);
    return cells;
  }

  private resultsOf(text: string): string[] {
    const { results, notes } = this.context;
    const byCode = new Map(results.map(({ id, cells }) => [plainKey(String(cells.code)), id]));
    const codes = codesOf(
      text,
      results.map(({ cells }) => String(cells.code)),
    );
    return codes.flatMap((code) => {
      const id = byCode.get(plainKey(code));
      if (!id) notes.add('result-unknown', 1, code);
      return id ?? [];
    });
  }

  /** @returns id of the row in the list of plan sections, which is made when it is named first */
  private planSection(text: string): string {
    const key = plainKey(text);
    const isShort = text.length <= 8;
    const row = this.sections.get(key) ?? {
      id: randomUUID(),
      type: 'plan-section',
      parentId: null,
      cells: { code: isShort ? text : '', title: isShort ? (this.context.planSections.get(key) ?? '') : text },
    };
    this.sections.set(key, row);
    return row.id;
  }
}

/** What a line of the plan calls a plan section. */
const keyOf = ({ cells }: PlannedRow): string => plainKey(String(cells.code ?? '') || String(cells.title ?? ''));

/** One cell reaches across (nearly) all columns, and no other says anything. */
function isBand(line: readonly GridCell[]): boolean {
  const spoken = line.filter(({ own, text }) => own && textCell(text) !== '');
  const [only] = spoken;
  return (
    line.length > 2 && spoken.length === 1 && only !== undefined && only.colspan >= line.length - 1 && only.colspan > 2
  );
}

/** Hours that are a sum of others are computed by the document; what differs was declared and stays, for the checks to tell of. */
function withoutComputed(rows: readonly Draft[]): PlannedRow[] {
  for (const row of rows) {
    const kinds = HOUR_KINDS.map((kind) => row.cells[kind]).filter((hours) => typeof hours === 'number');
    const sum = kinds.reduce((total, hours) => total + hours, 0);
    if (kinds.length > 0 && row.cells.total === sum) delete row.cells.total;
  }
  for (const row of rows) {
    const children = rows.filter(({ parentId }) => parentId === row.id);
    if (row.type !== 'module' || children.length === 0) continue;
    for (const column of [...HOUR_KINDS, 'distance'] as const) {
      const hours = children.map(({ cells }) => cells[column]).filter((value) => typeof value === 'number');
      const sum = hours.reduce((total, value) => total + value, 0);
      if (row.cells[column] === sum) delete row.cells[column];
    }
  }
  return [...rows];
}
