import * as Y from 'yjs';
import { numberOf, readCell, textOf } from '../rows/cell-value.js';
import { fieldsOf, rawRow, structuredSection, type StructuredSection } from '../rows/row-maps.js';
import { skeletonOf } from '../rows/row-view.js';
import { getSection, listSections, sectionFragment } from '../section-view.js';
import { QUOTE_MAX, type Anchor } from './anchor.js';
import { findQuote, quoteBeside, sameWords } from './find-quote.js';
import { flatText, type FlatText } from './flat-text.js';
import { isGone, widenRange } from './widen-range.js';

/** Where a remark is now. */
export type AnchorPlace = TextPlace | CellPlace | { readonly kind: 'section'; readonly sectionId: string };

export interface TextPlace {
  readonly kind: 'text';
  readonly sectionId: string;
  /** Offsets in the section's flat text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** It reads as it did. */
  readonly unchanged: boolean;
}

export interface CellPlace {
  readonly kind: 'cell';
  readonly sectionId: string;
  /** Null: a field of the section. */
  readonly rowId: string | null;
  /** Null: the whole row. */
  readonly column: string | null;
  readonly text: string;
  readonly unchanged: boolean;
}

/** So many characters on one side say that a place is still the same. */
const NEAR = 4;

/**
 * Finds the places of anchors in one state of a document. It reads only, and from the document alone: every replica of a state finds
 * the same. A range whose characters are gone is looked for by its words, so that what was cut and pasted, undone or restored as new
 * text takes its remarks along.
 */
export class AnchorResolver {
  private readonly texts = new Map<string, FlatText | null>();
  private readonly rows = new Map<string, ReadonlySet<string>>();
  private order: readonly string[] | null = null;

  constructor(private readonly doc: Y.Doc) {}

  /** @returns null: detached; what it is about is not in the document now */
  resolve(anchor: Anchor): AnchorPlace | null {
    if (anchor.start !== undefined) return this.range(anchor);
    if (!this.stands(anchor.sectionId)) return null;
    if (anchor.rowId === undefined && anchor.column === undefined)
      return { kind: 'section', sectionId: anchor.sectionId };
    return this.cell(anchor);
  }

  /** The text of a standing section; null: none. */
  text(sectionId: string): FlatText | null {
    let text = this.texts.get(sectionId);
    if (text === undefined) {
      const fragment = this.stands(sectionId) ? sectionFragment(this.doc, sectionId) : null;
      text = fragment && flatText(fragment);
      this.texts.set(sectionId, text);
    }
    return text;
  }

  private stands(sectionId: string): boolean {
    return getSection(this.doc, sectionId)?.removed === null;
  }

  private range(anchor: Anchor): TextPlace | null {
    const flat = this.text(anchor.sectionId);
    const found = flat && this.byPosition(flat, anchor);
    if (!flat || !found) return this.byWords(anchor);
    const kept = this.place(anchor, anchor.sectionId, found);
    if (kept.unchanged) return kept;
    // Split and joined again, a part of the words is new text beside the rest of the old.
    const whole = anchor.quote.length < QUOTE_MAX ? quoteBeside(anchor, flat.string, found) : null;
    if (whole) return this.place(anchor, anchor.sectionId, whole);
    const gone = { start: this.isGone(anchor.start), end: this.isGone(anchor.end) };
    const near = this.place(anchor, anchor.sectionId, widenRange(flat.string, found, anchor, gone));
    // A rest of some characters is what a cut that was not quite exact leaves; the words themselves may stand elsewhere by now.
    return kept.text.length * 2 >= anchor.quote.length ? near : (this.byWords(anchor) ?? near);
  }

  private byWords(anchor: Anchor): TextPlace | null {
    this.order ??= listSections(this.doc).map(({ id }) => id);
    const sections = this.order.flatMap((id) => {
      const text = this.text(id);
      return text ? [{ id, string: text.string }] : [];
    });
    const again = findQuote(anchor, sections);
    return again && this.place(anchor, again.sectionId, again);
  }

  private place(anchor: Anchor, sectionId: string, { from, to }: { from: number; to: number }): TextPlace {
    const text = this.text(sectionId)?.string.slice(from, to) ?? '';
    return { kind: 'text', sectionId, from, to, text, unchanged: sameWords(text, anchor.quote) };
  }

  /** By the characters that the anchor names, while any of them is left. */
  private byPosition(
    flat: FlatText,
    { start, end, quote, before = '', after = '' }: Anchor,
  ): { from: number; to: number } | null {
    const from = this.offset(flat, start);
    const to = end === undefined ? from : this.offset(flat, end);
    if (from === null || to === null) return null;
    if (end === undefined || quote === '') {
      // A place between characters is there while what stood on one of its sides still does.
      const left = before !== '' && flat.string.slice(0, from).endsWith(before.slice(-NEAR));
      const right = after !== '' && flat.string.startsWith(after.slice(0, NEAR), from);
      return left || right || before + after === '' ? { from, to: from } : null;
    }
    let [a, b] = [from, to];
    while (a < b && flat.string[a] === '\n') a++;
    while (b > a && flat.string[b - 1] === '\n') b--;
    return a < b ? { from: a, to: b } : null;
  }

  private standing(section: StructuredSection, sectionId: string): ReadonlySet<string> {
    let rows = this.rows.get(sectionId);
    if (!rows) {
      rows = new Set(skeletonOf(section).flatMap(({ id, stands }) => (stands ? [id] : [])));
      this.rows.set(sectionId, rows);
    }
    return rows;
  }

  private isGone(json: unknown): boolean {
    const position = relativePosition(json);
    return position !== null && isGone(position, this.doc);
  }

  private offset({ bounds }: FlatText, json: unknown): number | null {
    const position = relativePosition(json);
    const found = position && absolute(position, this.doc);
    const within = found ? bounds.get(found.type) : undefined;
    if (!found || !within) return null;
    if (found.type instanceof Y.XmlText) return Math.min(within.to, within.from + found.index);
    const child = found.type instanceof Y.XmlFragment ? found.type.toArray()[found.index] : undefined;
    return bounds.get(child)?.from ?? within.to;
  }

  private cell({ sectionId, rowId, column, quote }: Anchor): CellPlace | null {
    const section = structuredSection(this.doc, sectionId);
    if (!section) return null;
    if (rowId === undefined) {
      const cell = column === undefined ? undefined : section.schema.fields[column];
      if (!cell || column === undefined) return null;
      const text = cellWords(readCell(cell, fieldsOf(section.map)?.get(column)));
      return { kind: 'cell', sectionId, rowId: null, column, text, unchanged: sameWords(text, quote) };
    }
    const row = this.standing(section, sectionId).has(rowId) ? rawRow(section, rowId) : null;
    if (!row) return null;
    if (column === undefined) {
      const text = rowWords(row.map);
      return { kind: 'cell', sectionId, rowId, column: null, text, unchanged: sameWords(text, quote) };
    }
    // Hours of a calendar lie in the period under keys that no schema lists.
    const cell = Object.hasOwn(row.schema.cells, column) ? row.schema.cells[column] : undefined;
    const value = row.map.get(column);
    const text = cellWords(cell ? readCell(cell, value) : numberOf(value));
    return { kind: 'cell', sectionId, rowId, column, text, unchanged: sameWords(text, quote) };
  }
}

/** A value of a cell as a remark quotes it. */
export function cellWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  return typeof value === 'number' ? String(value).replace('.', ',') : String(value);
}

function rowWords(map: Y.Map<unknown>): string {
  for (const key of ['title', 'wording', 'text', 'meaning', 'short', 'code']) {
    const text = textOf(map.get(key));
    if (text !== '') return text;
  }
  return '';
}

function relativePosition(json: unknown): Y.RelativePosition | null {
  if (typeof json !== 'object' || json === null) return null;
  try {
    return Y.createRelativePositionFromJSON(json);
  } catch {
    return null;
  }
}

function absolute(position: Y.RelativePosition, doc: Y.Doc): Y.AbsolutePosition | null {
  try {
    return Y.createAbsolutePositionFromRelativePosition(position, doc);
  } catch {
    // A position that names what no document holds.
    return null;
  }
}
