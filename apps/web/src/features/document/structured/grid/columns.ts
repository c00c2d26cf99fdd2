import type { CellView, GridColumn, Option } from './grid-types';
import { readHours, readKindHours, readNumber, showNumber } from './read-number';

type Base = Pick<GridColumn, 'key' | 'title' | 'width'> & Partial<GridColumn>;

/** Something worked out, that cannot be written. */
export function computedColumn(base: Base): GridColumn {
  return { ...base, type: 'computed', read: () => null };
}

export function textColumn(base: Base): GridColumn {
  const clean = (text: string): string =>
    base.multiline ? text.replace(/\r\n?/g, '\n') : text.replace(/\s*\n\s*/g, ' ');
  return { ...base, type: 'text', read: (text) => ({ value: clean(text).trim() === '' ? null : clean(text) }) };
}

/** Whole or half hours. */
export function hoursColumn(base: Base): GridColumn {
  return { align: 'end', ...base, type: 'number', read: (text) => wrap(readHours(text)) };
}

export function numberColumn(base: Base): GridColumn {
  return { align: 'end', ...base, type: 'number', read: (text) => wrap(readNumber(text)) };
}

/** Hours by kind in one cell, as «4/6/5». The stored value is the notation itself. */
export function notationColumn(base: Base & { parts: NonNullable<GridColumn['parts']> }): GridColumn {
  const kinds = base.parts.map(({ key }) => key);
  const read = (text: string, cell?: CellView) => {
    const hours = readKindHours(text, kinds, cell?.onlyKind);
    if (!hours) return null;
    return { value: hours.every((value) => value === null) ? null : hours.map(showNumber).join('/') };
  };
  return { align: 'center', ...base, type: 'hours', read };
}

export function choiceColumn(base: Base & { options: readonly Option[] }): GridColumn {
  const find = optionFinder(base.options);
  const read = (text: string) => {
    if (isNothing(text)) return { value: null };
    const found = find(text);
    return found ? { value: found.value } : null;
  };
  return { ...base, type: 'choice', read };
}

/** Several references; typed and pasted ones are apart by commas, «ПР1–ПР4» stands for all between. */
export function refsColumn(
  base: Base & { options: readonly Option[]; words?: (text: string) => readonly string[] | null },
): GridColumn {
  const find = optionFinder(base.options);
  const { words, ...column } = base;
  const read = (text: string) => {
    if (isNothing(text)) return { value: null };
    const special = words?.(text);
    if (special) return { value: special };
    const values: string[] = [];
    for (const part of text.split(/[,;\n]+/)) {
      if (part.trim() === '') continue;
      const whole = find(part);
      const many = whole ? [whole] : (optionRange(part, base.options) ?? spaced(part, find));
      if (many) values.push(...many.map((option) => option.value));
      else if (base.free) values.push(part.trim());
      else return null;
    }
    return { value: [...new Set(values)] };
  };
  return { ...column, type: 'refs', read };
}

/** The shown cell of a list of references, without those that lead nowhere. */
export function refsCell(values: readonly string[], options: readonly Option[], free = false): CellView {
  const known = optionsByValue(options);
  const shown: Option[] = values.flatMap<Option>(
    (value) => known.get(value) ?? (free ? [{ value, label: value }] : []),
  );
  return {
    value: values.length > 0 ? values : null,
    text: shown.map((option) => option.label).join(', '),
    ...(shown.some((option) => 'hue' in option) && {
      parts: shown.map((option) => ({ text: option.label, hue: ('hue' in option ? option.hue : null) ?? null })),
    }),
  };
}

/** The shown cell of one choice or reference. */
export function choiceCell(value: string | null, options: readonly Option[]): CellView {
  const option = value === null ? undefined : optionsByValue(options).get(value);
  return {
    value,
    text: option?.label ?? '',
    ...(option && 'hue' in option && { parts: [{ text: option.label, hue: option.hue ?? null }] }),
  };
}

const byValue = new WeakMap<readonly Option[], ReadonlyMap<string, Option>>();

/** Read once for all rows that choose from the same options. */
function optionsByValue(options: readonly Option[]): ReadonlyMap<string, Option> {
  const known = byValue.get(options);
  if (known) return known;
  const read = new Map(options.map((option) => [option.value, option]));
  byValue.set(options, read);
  return read;
}

const plain = (text: string): string => text.trim().toLocaleLowerCase('ru').replace(/\s+/g, ' ');
const isNothing = (text: string): boolean => /^[\s\u00a0]*[-–—]?[\s\u00a0]*$/.test(text);

function wrap(value: number | null | undefined): { value: number | null } | null {
  return value === undefined ? null : { value };
}

function optionFinder(options: readonly Option[]): (text: string) => Option | undefined {
  return (text) => {
    const wanted = plain(text);
    return (
      options.find((option) => plain(option.label) === wanted || option.value === text.trim()) ??
      options.find((option) => option.detail !== undefined && plain(option.detail) === wanted)
    );
  };
}

/** «ПР1–ПР4» */
function optionRange(text: string, options: readonly Option[]): readonly Option[] | null {
  const ends = text.split(/[–—-]|\.\.\.?|…/).map(plain);
  if (ends.length !== 2) return null;
  const [from, to] = ends.map((end) => options.findIndex((option) => plain(option.label) === end));
  return from !== undefined && to !== undefined && from >= 0 && to >= from ? options.slice(from, to + 1) : null;
}

/** «ПР1 ПР2» */
function spaced(text: string, find: (text: string) => Option | undefined): readonly Option[] | null {
  const found = text.trim().split(/\s+/).map(find);
  return found.length > 1 && found.every((option) => option !== undefined) ? found : null;
}
