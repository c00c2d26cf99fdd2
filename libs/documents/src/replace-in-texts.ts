import * as Y from 'yjs';
import type { ChangeOptions } from './sections.js';
import { sectionsRoot } from './schema.js';

/** Other words for a piece of a text. */
export interface Replacement {
  /** UTF-16 units. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Finds what is to be replaced in a text; in order, without overlap. */
export type FindReplacements = (text: string) => readonly Replacement[];

/**
 * Replaces pieces of every text that the sections hold, removed ones too: words, attributes of nodes and marks, titles, cells and fields.
 * Marks stay on the words. @returns whether anything was replaced
 */
export function replaceInTexts(doc: Y.Doc, find: FindReplacements, options: ChangeOptions = {}): boolean {
  let changed = false;
  doc.transact(() => {
    // No recursion: a foreign client may have nested its elements thousands deep.
    const open: unknown[] = [sectionsRoot(doc)];
    while (open.length > 0) {
      const part = open.pop();
      if (part instanceof Y.Text) changed = replaceInText(part, find) || changed;
      else if (part instanceof Y.XmlElement) changed = replaceInAttributes(part, find) || changed;
      else if (part instanceof Y.Map) changed = replaceInMap(part as Y.Map<unknown>, find) || changed;
      open.push(...partsOf(part));
    }
  }, options.origin);
  return changed;
}

function partsOf(part: unknown): unknown[] {
  if (part instanceof Y.Map) return [...part.values()];
  return part instanceof Y.XmlFragment || part instanceof Y.Array ? part.toArray() : [];
}

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function replaceInText(text: Y.Text, find: FindReplacements): boolean {
  const runs = text.toDelta() as readonly Run[];
  let changed = false;
  let at = 0;
  for (const { insert, attributes = {} } of runs) {
    const length = typeof insert === 'string' ? insert.length : 1;
    for (const [name, value] of Object.entries(attributes)) {
      const next = replaced(value, find);
      if (next === value) continue;
      text.format(at, length, { [name]: next as object });
      changed = true;
    }
    at += length;
  }
  // One letter for what is no text, so that places stay true. From the end, for the same reason.
  const words = runs.map(({ insert }) => (typeof insert === 'string' ? insert : '\ufffc')).join('');
  for (const { from, to, text: inserted } of [...find(words)].reverse()) {
    // Behind the first letter that goes: the new words have its marks.
    text.insert(from + 1, inserted);
    text.delete(from + 1 + inserted.length, to - from - 1);
    text.delete(from, 1);
    changed = true;
  }
  return changed;
}

function replaceInAttributes(element: Y.XmlElement, find: FindReplacements): boolean {
  let changed = false;
  for (const [name, value] of Object.entries(element.getAttributes() as Readonly<Record<string, unknown>>)) {
    const next = replaced(value, find);
    if (next === value) continue;
    element.setAttribute(name, next as string);
    changed = true;
  }
  return changed;
}

function replaceInMap(map: Y.Map<unknown>, find: FindReplacements): boolean {
  let changed = false;
  for (const [key, value] of [...map.entries()]) {
    const next = replaced(value, find);
    if (next === value) continue;
    map.set(key, next);
    changed = true;
  }
  return changed;
}

/** Plain data with its texts replaced; the same value when there was nothing to replace. */
function replaced(value: unknown, find: FindReplacements): unknown {
  if (typeof value === 'string') return replacedText(value, find(value));
  if (Array.isArray(value)) {
    const items = value.map((item) => replaced(item, find));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  if (!isPlain(value)) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, replaced(item, find)] as const);
  return entries.some(([key, item]) => item !== value[key]) ? Object.fromEntries(entries) : value;
}

function replacedText(text: string, replacements: readonly Replacement[]): string {
  return [...replacements].reverse().reduce((now, { from, to, text: inserted }) => {
    return now.slice(0, from) + inserted + now.slice(to);
  }, text);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
