import type { Attestation } from '../programme/facts.js';

/** What a row of a table of hours is. */
export type RowKind =
  | { readonly type: 'module'; readonly title: string }
  | { readonly type: 'topic'; readonly title: string }
  | {
      readonly type: 'attestation';
      readonly attestation: Attestation;
      readonly nested: boolean;
      readonly title: string;
    }
  | { readonly type: 'band'; readonly title: string }
  | { readonly type: 'skipped' };

/** A row as it is judged. */
export interface RawPlanRow {
  /** Text of the column of numbers; empty when there is none. */
  readonly number: string;
  readonly title: string;
  /** One merged cell from side to side. */
  readonly band: boolean;
  readonly hasHours: boolean;
}

const ATTESTATIONS: readonly (readonly [Attestation, RegExp, RegExp])[] = [
  ['final', /^(?:иа|fa)$/i, /итогов\S*\s+(?:аттест|зач|экзам|работ|контрол)|final (?:assessment|attestation|exam)/i],
  ['intermediate', /^(?:па|ia)$/i, /промежуточн\S*\s+(?:аттест|контрол)|intermediate (?:assessment|attestation)/i],
  ['entry', /^(?:вд|ed)$/i, /входн\S*\s+(?:диагност|контрол|тест|анкет|оцен)|entry (?:diagnos|assessment|test)/i],
];

/** «Модуль 2.», «Тема 1.3.», «Раздел II.» before a title; with a number there is no need for them. */
const PREFIX =
  /^(модуль|тема|раздел|часть|блок|module|topic|section|part)\s+(?:№\s*)?(\d+(?:\.\d+)*|[ivx]+)\s*[.:)–—-]*\s*/i;
const NUMBER_BEFORE = /^(\d{1,3}(?:\.\d{1,3})+|\d{1,3}[.)])\s+(?=\S)/;

/** Decides by number, words and hours what a row is. */
export function rowKindOf(row: RawPlanRow): RowKind {
  const words = PREFIX.exec(row.title);
  const before = row.number === '' ? NUMBER_BEFORE.exec(row.title) : null;
  const bare = row.title.slice((words ?? before)?.[0].length ?? 0).trim();
  const title = bare === '' ? row.title : bare;
  const number = (row.number || words?.[2] || before?.[1] || '').replace(/[.)\s]+$/, '');
  if (isSkipped(row)) return { type: 'skipped' };
  const attestation = ATTESTATIONS.find(
    ([, code, named]) => code.test(number) || (named.test(row.title) && row.title.length < 120),
  );
  const nested = /^\d+\.\d/.test(number);
  if (attestation) return { type: 'attestation', attestation: attestation[0], nested, title };
  if (title === '') return { type: 'skipped' };
  const word = words?.[1]?.toLowerCase() ?? '';
  if (row.band && !row.hasHours && !nested && !/^модуль|^module/.test(word)) return { type: 'band', title: row.title };
  if (nested || /^тема|^topic/.test(word)) return { type: 'topic', title };
  return { type: 'module', title };
}

const TOTAL = /^\s*(?:итого|всего|общая трудо[её]мкость|в том числе|total|sum|of which)(?![а-яёa-z])/i;

/** The first word of a row of sums. */
export const isTotal = (text: string): boolean => TOTAL.test(text);

function isSkipped({ number, title }: RawPlanRow): boolean {
  return isTotal(title) || (title === '' && (number === '' || isTotal(number)));
}
