import {
  AUDIENCE_SEPARATOR,
  STANDARD_COLUMNS,
  STANDARD_LIMITS,
  standardInputSchema,
  type ImportReason,
  type JobFunction,
  type Locale,
  type StandardColumn,
} from '@soproekt/contracts';
import Papa from 'papaparse';
import type { ImportedStandard, ReadStandards, Rejection } from './imported-standard.js';
import { columnOf, headingOf, OPTIONAL_COLUMNS } from './standard-columns.js';

type Line = Readonly<Partial<Record<StandardColumn, string>>>;

/** In the order in which they are tried: what Russian Excel writes comes first. */
const DELIMITERS = [';', ',', '\t'];

/** Text that a spreadsheet would take for a formula; what is marked already is marked once more, so that reading gives back the same. */
const FORMULA = /^'*[=+\-@\t\r]/;
const unmarked = (cell: string): string => (FORMULA.test(cell) && cell.startsWith("'") ? cell.slice(1) : cell);

/** A table that lacks columns, or is none at all. */
export class NotATableError extends Error {
  override readonly name = 'NotATableError';

  constructor(readonly missing: readonly StandardColumn[]) {
    super(`columns are missing: ${missing.join(', ')}`);
  }
}

/**
 * Reads a table (CSV with `;`, `,` or tabulators). Lines that do not fit are reported and left out, the others count.
 * @throws NotATableError
 */
export function readStandardTable(text: string): ReadStandards {
  const delimiter = delimiterOf(text);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter });
  const [header = [], ...rows] = data;
  const found = header.map(columnOf);
  // A column that stands twice is read where it stands first.
  const columns = found.map((name, i) => (found.indexOf(name) === i ? name : null));
  const missing = STANDARD_COLUMNS.filter((name) => !OPTIONAL_COLUMNS.has(name) && !columns.includes(name));
  if (missing.length > 0) throw new NotATableError(missing);
  const broken = new Set(errors.map(({ row }) => row));
  const table = new TableReader(new Set(columns));
  for (const [i, cells] of rows.entries()) {
    // The header is the first line, as spreadsheets count.
    const at = i + 2;
    if (cells.every((cell) => cell.trim() === '')) continue;
    if (i >= STANDARD_LIMITS.lines) {
      table.reject(at, 'too-many', null);
      break;
    }
    if (broken.has(i + 1)) table.reject(at, 'broken-line', null);
    else table.take(at, lineOf(columns, cells));
  }
  return table.result();
}

function lineOf(columns: readonly (StandardColumn | null)[], cells: readonly string[]): Line {
  return Object.fromEntries(
    columns.flatMap((name, i) => (name === null ? [] : [[name, unmarked(cells[i] ?? '').trim()]])),
  );
}

/** Writes a table as Excel opens it in Russia: with a mark of the encoding and `;`. */
export function writeStandardTable(standards: readonly Required<ImportedStandard>[], locale: Locale): string {
  const lines = standards.flatMap((standard) => {
    const functions: (JobFunction | null)[] = standard.functions.length > 0 ? [...standard.functions] : [null];
    return functions.flatMap((jobFunction) => {
      const actions = jobFunction && jobFunction.actions.length > 0 ? jobFunction.actions : [''];
      return actions.map((action) => [
        standard.code,
        standard.title,
        standard.audience.join(AUDIENCE_SEPARATOR),
        jobFunction?.code ?? '',
        jobFunction?.title ?? '',
        action,
        standard.basis,
      ]);
    });
  });
  const header = STANDARD_COLUMNS.map((column) => headingOf(column, locale));
  const csv = Papa.unparse([header, ...lines], { delimiter: ';', escapeFormulae: FORMULA });
  return `\ufeff${csv}\r\n`;
}

/** The one under which the first line has most of the columns. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split(/[\r\n]/, 1);
  const known = (delimiter: string): number => {
    const columns = header.split(delimiter).map((name) => columnOf(name.replaceAll('"', '')));
    return new Set(columns.filter((column) => column !== null)).size;
  };
  return DELIMITERS.reduce((best, delimiter) => (known(delimiter) > known(best) ? delimiter : best));
}

interface Growing {
  readonly code: string;
  readonly title: string;
  basis: string;
  readonly audience: Set<string>;
  readonly functions: Map<string, { readonly title: string; readonly actions: Set<string> }>;
}

/** A line that is not taken. */
class LineRejected extends Error {
  constructor(
    readonly reason: ImportReason,
    readonly field: StandardColumn | null,
  ) {
    super(reason);
  }
}

/** Puts the lines together. */
class TableReader {
  private readonly standards = new Map<string, Growing>();
  private readonly rejected: Rejection[] = [];

  constructor(private readonly columns: ReadonlySet<StandardColumn | null>) {}

  reject(line: number, reason: ImportReason, field: StandardColumn | null): void {
    this.rejected.push({ line, reason, field });
  }

  take(at: number, line: Line): void {
    try {
      this.add(line);
    } catch (error) {
      if (!(error instanceof LineRejected)) throw error;
      this.reject(at, error.reason, error.field);
    }
  }

  result(): ReadStandards {
    const standards = [...this.standards.values()].map(({ code, title, basis, audience, functions }) => ({
      code,
      title,
      // A table without these columns says nothing about them.
      ...(this.columns.has('basis') && { basis }),
      ...(this.columns.has('audience') && { audience: [...audience] }),
      functions: [...functions].map(([key, { title: name, actions }]) => ({
        code: key,
        title: name,
        actions: [...actions],
      })),
    }));
    return { standards, rejected: this.rejected };
  }

  /** Everything is looked at before anything is taken over: a line counts as a whole or not at all. */
  private add(line: Line): void {
    const { code, title, basis, audience, functions } = this.checked(line);
    const known = this.standards.get(code);
    if (!known && title === '') throw new LineRejected('no-standard-title', 'standard_title');
    if (known && title !== '' && title !== known.title) throw new LineRejected('conflicting-title', 'standard_title');
    if (!known && this.standards.size >= STANDARD_LIMITS.standards) throw new LineRejected('too-many', 'standard_code');
    const standard = known ?? { code, title, basis: '', audience: new Set<string>(), functions: new Map() };
    if (new Set([...standard.audience, ...audience]).size > STANDARD_LIMITS.audience) {
      throw new LineRejected('too-many', 'audience');
    }
    for (const jobFunction of functions) this.addFunction(standard, jobFunction);
    standard.basis ||= basis;
    for (const category of audience) standard.audience.add(category);
    this.standards.set(code, standard);
  }

  private addFunction(standard: Growing, { code, title, actions }: JobFunction): void {
    const known = standard.functions.get(code);
    if (!known && title === '') throw new LineRejected('no-function-title', 'function_title');
    if (known && title !== '' && title !== known.title) throw new LineRejected('conflicting-title', 'function_title');
    if (!known && standard.functions.size >= STANDARD_LIMITS.functions) {
      throw new LineRejected('too-many', 'function_code');
    }
    const entry = known ?? { title, actions: new Set<string>() };
    if (new Set([...entry.actions, ...actions]).size > STANDARD_LIMITS.actions) {
      throw new LineRejected('too-many', 'action');
    }
    for (const action of actions) entry.actions.add(action);
    standard.functions.set(code, entry);
  }

  /** The cells of a line by the same rules as everything else that comes into the catalogue. */
  private checked(line: Line): Required<ImportedStandard> {
    const { standard_code: code = '', function_code: functionCode = '', action = '' } = line;
    const { standard_title: title = '', function_title: functionTitle = '', basis = '' } = line;
    if (code === '') throw new LineRejected('no-standard-code', 'standard_code');
    if (functionCode === '' && (functionTitle !== '' || action !== '')) {
      throw new LineRejected('action-without-function', 'function_code');
    }
    const audience = (line.audience ?? '').split(AUDIENCE_SEPARATOR).map((part) => part.trim());
    const parsed = standardInputSchema.safeParse({
      code,
      // Titles may stand in the first line only; a stand-in passes the schema.
      title: title || '-',
      basis,
      audience: [...new Set(audience.filter((part) => part !== ''))],
      functions: functionCode
        ? [{ code: functionCode, title: functionTitle || '-', actions: action === '' ? [] : [action] }]
        : [],
    });
    if (!parsed.success) throw new LineRejected('not-valid', columnAt(parsed.error.issues[0]?.path ?? []));
    const { functions, ...rest } = parsed.data;
    return {
      ...rest,
      title: title === '' ? '' : rest.title,
      functions: functions.map((entry) => ({ ...entry, title: functionTitle === '' ? '' : entry.title })),
    };
  }
}

const BY_PATH: Readonly<Record<string, StandardColumn>> = {
  code: 'standard_code',
  title: 'standard_title',
  basis: 'basis',
  audience: 'audience',
  'functions.code': 'function_code',
  'functions.title': 'function_title',
  'functions.actions': 'action',
};

function columnAt(path: readonly PropertyKey[]): StandardColumn | null {
  const names = path.filter((part) => typeof part === 'string');
  return BY_PATH[names.slice(0, 2).join('.')] ?? BY_PATH[names[0] ?? ''] ?? null;
}
