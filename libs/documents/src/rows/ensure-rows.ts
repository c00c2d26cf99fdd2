import * as Y from 'yjs';
import { FIELDS, isMap, sectionsRoot } from '../schema.js';
import {
  fieldsOf,
  mapWithTexts,
  PREPARATION,
  rowsOf,
  structuredOf,
  structuredSection,
  type StructuredSection,
} from './row-maps.js';

/**
 * Fills in what a section of a structured kind must have: `fields` and `rows`. Sections made by `addSection` have them. Of two
 * people who fill them in at once only one map stays, so a host that loads a document before people come calls `migrateDocument`.
 * @returns false when there is no such section or its kind has no rows
 */
export function ensureRows(doc: Y.Doc, sectionId: string): boolean {
  const section = structuredSection(doc, sectionId);
  if (!section) return false;
  if (isIncomplete(section)) doc.transact(() => complete(section), PREPARATION);
  return true;
}

/** ensureRows for every section. @returns how many were incomplete */
export function completeSections(doc: Y.Doc, origin?: unknown): number {
  const incomplete: StructuredSection[] = [];
  sectionsRoot(doc).forEach((value) => {
    const section = isMap(value) ? structuredOf(value) : null;
    if (section && isIncomplete(section)) incomplete.push(section);
  });
  if (incomplete.length > 0) doc.transact(() => incomplete.forEach(complete), origin);
  return incomplete.length;
}

/** Puts the maps into a section that is new. */
export function complete({ map, schema }: StructuredSection): void {
  if (!fieldsOf(map)) map.set(FIELDS.fields, mapWithTexts(schema.fields));
  if (!rowsOf(map)) map.set(FIELDS.rows, new Y.Map());
}

function isIncomplete({ map }: StructuredSection): boolean {
  return !fieldsOf(map) || !rowsOf(map);
}
