import { LIMITS } from '@soproekt/domain';
import * as Y from 'yjs';
import { newId } from './new-id.js';
import { placeAt, type Placement } from './order-key.js';
import { FIELDS, isText, sectionMap, sectionsRoot, type SectionKind } from './schema.js';
import { complete } from './rows/ensure-rows.js';
import { isStructured, structuredOf } from './rows/row-maps.js';
import { allSections, type SectionView } from './section-view.js';
import { oneLine, replaceText } from './title.js';

/** What every change takes: the transaction's origin (an undo manager follows the origins that it is told of). */
export interface ChangeOptions {
  readonly origin?: unknown;
}

export interface NewSection extends ChangeOptions {
  /** Default: `text`. */
  readonly kind?: SectionKind;
  /** What part of a programme a text section is. */
  readonly role?: string | null;
  readonly title?: string;
  /** The institution responsible; null or omitted: a joint section. */
  readonly institutionId?: string | null;
  /** The section to stand behind; null: first of all; omitted or unknown: last. */
  readonly afterId?: string | null;
  /** ISO 8601; default: now. */
  readonly createdAt?: string;
  /** Fills the text of a section (of kind `text`, or beside rows), inside the same transaction. */
  readonly content?: (fragment: Y.XmlFragment) => void;
}

/** Adds a section and returns its id. */
export function addSection(doc: Y.Doc, section: NewSection = {}): string {
  const id = newId();
  const kind = section.kind ?? 'text';
  doc.transact(() => {
    const list = allSections(doc);
    const map = new Y.Map<unknown>();
    map.set(FIELDS.kind, kind);
    map.set(FIELDS.title, new Y.Text(oneLine(section.title ?? '', LIMITS.sectionTitle)));
    map.set(FIELDS.order, applyPlacement(doc, placeAt(list, indexAfter(list, section.afterId))));
    map.set(FIELDS.createdAt, section.createdAt ?? new Date().toISOString());
    if (section.institutionId) map.set(FIELDS.institutionId, section.institutionId);
    if (section.role) map.set(FIELDS.role, section.role);
    const content = kind === 'text' || isStructured(kind) ? new Y.XmlFragment() : null;
    if (content) map.set(FIELDS.content, content);
    sectionsRoot(doc).set(id, map);
    const structured = structuredOf(map);
    if (structured) complete(structured);
    if (content) section.content?.(content);
  }, section.origin);
  return id;
}

/** Renames a section by the smallest change of its title. @returns false when there is no such section */
export function setSectionTitle(doc: Y.Doc, id: string, title: string, options: ChangeOptions = {}): boolean {
  return change(doc, id, options, (section) => {
    const value = oneLine(title, LIMITS.sectionTitle);
    const text = section.get(FIELDS.title);
    if (isText(text)) replaceText(text, value);
    else section.set(FIELDS.title, new Y.Text(value));
  });
}

/**
 * Moves a section: only its order key changes, so that nothing typed in it meanwhile is lost.
 * @param toIndex its place among the standing sections afterwards, from 0
 * @returns false when there is no such section
 */
export function moveSection(doc: Y.Doc, id: string, toIndex: number, options: ChangeOptions = {}): boolean {
  return change(doc, id, options, (section) => {
    const before = allSections(doc);
    const list = before.filter((other) => other.id !== id);
    const standing = list.filter((other) => other.removed === null);
    const target = Math.max(0, Math.min(standing.length, Math.trunc(toIndex) || 0));
    if (before.filter((other) => other.removed === null)[target]?.id === id) return;
    const next = standing[target];
    const index = next ? list.indexOf(next) : list.length;
    section.set(FIELDS.order, applyPlacement(doc, placeAt(list, index)));
  });
}

/**
 * Takes a section out softly: its content stays, what others type in it meanwhile is kept, and it can be restored.
 * @returns false when there is no such section
 */
export function removeSection(
  doc: Y.Doc,
  id: string,
  removal: { readonly by: string; readonly at?: string },
  options: ChangeOptions = {},
): boolean {
  return change(doc, id, options, (section) => {
    section.set(FIELDS.removed, { at: removal.at ?? new Date().toISOString(), by: removal.by });
  });
}

/** Puts a section back to where it stood. @returns false when there is no such section */
export function restoreSection(doc: Y.Doc, id: string, options: ChangeOptions = {}): boolean {
  return change(doc, id, options, (section) => {
    if (section.has(FIELDS.removed)) section.delete(FIELDS.removed);
  });
}

/** Makes an institution responsible for a section; null: joint. @returns false when there is no such section */
export function assignSection(
  doc: Y.Doc,
  id: string,
  institutionId: string | null,
  options: ChangeOptions = {},
): boolean {
  return change(doc, id, options, (section) => {
    if (institutionId) section.set(FIELDS.institutionId, institutionId);
    else if (section.has(FIELDS.institutionId)) section.delete(FIELDS.institutionId);
  });
}

function change(doc: Y.Doc, id: string, options: ChangeOptions, act: (section: Y.Map<unknown>) => void): boolean {
  const section = sectionMap(doc, id);
  if (!section) return false;
  doc.transact(() => act(section), options.origin);
  return true;
}

function indexAfter(list: readonly SectionView[], afterId: string | null | undefined): number {
  if (afterId === null) return 0;
  const index = afterId === undefined ? -1 : list.findIndex((section) => section.id === afterId);
  return index < 0 ? list.length : index + 1;
}

function applyPlacement(doc: Y.Doc, placement: Placement): string {
  for (const [id, order] of placement.rekeyed) sectionMap(doc, id)?.set(FIELDS.order, order);
  return placement.key;
}
