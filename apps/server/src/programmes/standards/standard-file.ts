import { STANDARD_LIMITS, standardImportSchema, standardInputSchema } from '@soproekt/contracts';
import { invalidInput } from '../../platform/errors/app-error.js';
import { refusePrototypeKeys } from '../../platform/http/body.js';
import type { ImportedStandard, ReadStandards, Rejection } from './imported-standard.js';
import { NotATableError, readStandardTable } from './standard-table.js';

/**
 * Reads a file with standards, a table or JSON; which of the two it is, its first letter tells.
 * @throws AppError invalid-input when it is neither
 */
export function readStandardFile(bytes: Uint8Array): ReadStandards {
  if (isWorkbook(bytes)) throw invalidInput([{ path: 'file.workbook', message: 'a workbook, not a table as text' }]);
  const text = decodeText(bytes);
  if (/^\s*[[{]/.test(text)) return readStandardList(parseJson(text));
  try {
    return readStandardTable(text);
  } catch (error) {
    if (!(error instanceof NotATableError)) throw error;
    throw invalidInput(
      error.missing.map((column) => ({ path: `columns.${column}`, message: 'the column is missing' })),
    );
  }
}

/**
 * Reads a list that is JSON already: `{standards: […]}` or the list itself. Entries that do not fit are reported and left out.
 * @throws AppError invalid-input
 */
export function readStandardList(value: unknown): ReadStandards {
  const parsed = standardImportSchema.safeParse(Array.isArray(value) ? { standards: value } : value);
  if (!parsed.success) {
    throw invalidInput(parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })));
  }
  const standards = new Map<string, ImportedStandard>();
  const rejected: Rejection[] = [];
  for (const [i, item] of parsed.data.standards.entries()) {
    const entry = standardInputSchema.safeParse(item);
    const line = i + 1;
    if (!entry.success) {
      rejected.push({ line, reason: 'not-valid', field: entry.error.issues[0]?.path.join('.') || null });
    } else if (standards.has(entry.data.code)) {
      rejected.push({ line, reason: 'conflicting-title', field: 'code' });
    } else {
      const { basis, audience, ...rest } = entry.data;
      const given = item as object;
      standards.set(rest.code, {
        ...rest,
        ...('basis' in given && { basis }),
        ...('audience' in given && { audience }),
      });
    }
  }
  return { standards: [...standards.values()], rejected };
}

/**
 * Text as spreadsheets write it: UTF-8 or UTF-16 with a mark, UTF-8 without one, else the Russian code page of Windows.
 * @throws AppError invalid-input for more than 1 MiB
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.byteLength > STANDARD_LIMITS.fileBytes)
    throw invalidInput([{ path: 'file', message: 'larger than 1 MiB' }]);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    // Drops a mark of UTF-8 by itself.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
}

/** .xlsx and .ods are archives, .xls is a compound file: read as text they would lack every column. */
const WORKBOOKS = ['504b0304', 'd0cf11e0'];
const isWorkbook = (bytes: Uint8Array): boolean =>
  WORKBOOKS.includes(Buffer.from(bytes.subarray(0, 4)).toString('hex'));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text, refusePrototypeKeys) as unknown;
  } catch {
    throw invalidInput([{ path: 'file.json', message: 'not JSON' }]);
  }
}
