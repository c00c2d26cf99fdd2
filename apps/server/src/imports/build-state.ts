import {
  addRows,
  addSection,
  initDocument,
  isStructured,
  SECTION_KINDS,
  setCalendarHours,
  setField,
  type SectionKind,
} from '@soproekt/documents';
import { HOUR_KINDS } from '@soproekt/domain';
import { fillFragment } from '@soproekt/editor';
import * as Y from 'yjs';
import type { PlannedRow, PlannedSection } from './imported.js';
import { contentOf, type PlannedDocument } from './plan-document.js';

/** The planned document as the first update of its journal. Written by the accessors, which leave out what does not fit. */
export function buildState({ kind, sections }: Pick<PlannedDocument, 'kind' | 'sections'>): Uint8Array {
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      initDocument(doc, { kind });
      for (const section of sections) write(doc, section);
    });
    return Y.encodeStateAsUpdate(doc);
  } finally {
    doc.destroy();
  }
}

function write(doc: Y.Doc, section: PlannedSection): void {
  const { title, role, institutionId, blocks, fields, rows } = section;
  const kind: SectionKind = SECTION_KINDS.find((known) => known === section.kind) ?? 'text';
  const id = addSection(doc, {
    kind,
    title,
    role,
    institutionId,
    content: blocks.length > 0 ? (fragment) => fillFragment(fragment, contentOf(blocks)) : undefined,
  });
  if (!isStructured(kind)) return;
  for (const [field, value] of Object.entries(fields)) setField(doc, id, field, value);
  // Ids become keys: a double would put one row over another.
  const made = addRows(
    doc,
    id,
    rows.map(({ id: rowId, type, parentId, cells }) => ({ id: rowId, localId: rowId, type, parentId, cells })),
  );
  rows.forEach((row, i) => writeHours(doc, id, made[i] ?? '', row));
}

/** Hours of a calendar lie in its periods under `<kind>:<row of the plan>`. */
function writeHours(doc: Y.Doc, sectionId: string, periodId: string, { type, cells }: PlannedRow): void {
  if (type !== 'period') return;
  for (const [key, value] of Object.entries(cells)) {
    const kind = HOUR_KINDS.find((known) => key.startsWith(`${known}:`));
    if (kind && typeof value === 'number')
      setCalendarHours(doc, sectionId, periodId, key.slice(kind.length + 1), kind, value);
  }
}
