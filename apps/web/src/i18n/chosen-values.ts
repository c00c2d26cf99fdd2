import { STRUCTURED_KINDS, type Cell } from '@soproekt/documents';
import type { TFunction } from 'i18next';
import { momentOf } from './day';
import type { Formatters } from './format';

/** How the values of choices are called, by kind of section and column. */
const NAMES: Readonly<Record<string, (t: TFunction, value: string) => string>> = {
  'passport/programmeType': (t, value) => t(`passport:type.${value}`),
  'passport/form': (t, value) => t(`passport:form.${value}`),
  'planned-results/competence': (t, value) => t(`structured:results.competence.${value}`),
  'planned-results/aspect': (t, value) => t(`structured:results.aspect.${value}`),
};

/** A value that is chosen, and not written: a remark quotes and proposes it as it is stored. */
export interface ChosenValue {
  readonly type: 'choice' | 'flag' | 'date';
  /** What it can be, as stored; of a date none. */
  readonly values: readonly string[];
}

/** Null: text or a number; or references, which are stored by keys that say nothing elsewhere. The column may be anything. */
export function chosenValue(kind: string, column: string): ChosenValue | null {
  const cell = cellOf(kind, column);
  switch (cell?.type) {
    case 'choice':
      return Object.hasOwn(NAMES, `${kind}/${column}`) ? { type: 'choice', values: cell.values } : null;
    case 'flag':
      return { type: 'flag', values: ['true', 'false'] };
    case 'date':
      return { type: 'date', values: [] };
    default:
      return null;
  }
}

function cellOf(kind: string, column: string): Cell | undefined {
  const cells: Readonly<Record<string, Cell>> =
    kind === 'passport'
      ? STRUCTURED_KINDS.passport.fields
      : kind === 'planned-results'
        ? STRUCTURED_KINDS['planned-results'].rows.result.cells
        : {};
  return Object.hasOwn(cells, column) ? cells[column] : undefined;
}

/** What is stored, in words; what is no such value stays as it is. */
export function chosenWords(
  t: TFunction,
  format: Pick<Formatters, 'date'>,
  { kind, column, value }: { readonly kind: string; readonly column: string; readonly value: string },
): string {
  const chosen = chosenValue(kind, column);
  if (chosen?.type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(momentOf(value)) : value;
  if (!chosen?.values.includes(value)) return value;
  if (chosen.type === 'flag') return t(value === 'true' ? 'passport:yes' : 'passport:no');
  return NAMES[`${kind}/${column}`]?.(t, value) ?? value;
}

/** As {@link chosenWords} where only the column is known: no two kinds of section have one of the same name with other values. */
export function chosenWordsOf(
  t: TFunction,
  format: Pick<Formatters, 'date'>,
  { column, value }: { readonly column: string | null; readonly value: string },
): string {
  const kind = ['passport', 'planned-results'].find((each) => column !== null && cellOf(each, column));
  return kind === undefined || column === null ? value : chosenWords(t, format, { kind, column, value });
}
