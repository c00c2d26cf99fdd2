import {
  isStructured,
  listRows,
  listSections,
  projectProgramme,
  readMeta,
  sectionFields,
  sectionFragment,
  type CellValue,
} from '@soproekt/documents';
import type { ProgrammeFacts } from '@soproekt/domain';
import { fragmentToJson } from '@soproekt/editor';
import type { JSONContent } from '@soproekt/editor';
import * as Y from 'yjs';

export interface SourceRow {
  readonly id: string;
  readonly type: string;
  readonly parentId: string | null;
  /** Only those that are not empty; of a calendar period its hours besides, as `<kind>:<row of the plan>`. */
  readonly cells: Readonly<Record<string, CellValue>>;
}

/** A section as plain data: what the JSON export shows and the writers begin with. */
export interface SourceSection {
  readonly id: string;
  readonly kind: string;
  readonly role: string | null;
  readonly title: string;
  readonly institutionId: string | null;
  /** ProseMirror JSON; null: no text. */
  readonly content: JSONContent | null;
  readonly fields: Readonly<Record<string, CellValue>>;
  readonly rows: readonly SourceRow[];
}

export interface SourceDocument {
  readonly schemaVersion: number;
  /** Those that stand, in reading order. */
  readonly sections: readonly SourceSection[];
  readonly programme: ProgrammeFacts;
}

/** Reads a state. Never throws, whatever raw Yjs lies in it; removed sections and rows are not there. */
export function readDocument(state: Uint8Array): SourceDocument {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    const programme = projectProgramme(doc);
    const sections = listSections(doc).map(({ id, kind, role, title, institutionId }): SourceSection => {
      const fragment = sectionFragment(doc, id);
      const structured = isStructured(kind);
      return {
        id,
        kind,
        role,
        title,
        institutionId,
        content: fragment && fragment.length > 0 ? fragmentToJson(fragment) : null,
        fields: structured ? filled(sectionFields(doc, id)) : {},
        rows: structured ? rowsOf(doc, id, programme) : [],
      };
    });
    return { schemaVersion: readMeta(doc).schemaVersion, sections, programme };
  } finally {
    doc.destroy();
  }
}

function rowsOf(doc: Y.Doc, sectionId: string, { calendar }: ProgrammeFacts): SourceRow[] {
  const periods = calendar?.sectionId === sectionId ? calendar.periods : [];
  const hoursOf = new Map(periods.map(({ id, hours }) => [id, hours]));
  return listRows(doc, sectionId).map(({ id, type, parentId, cells }) => {
    const hours = (hoursOf.get(id) ?? []).map((entry) => [`${entry.kind}:${entry.planRowId}`, entry.hours] as const);
    return { id, type, parentId, cells: { ...filled(cells), ...Object.fromEntries(hours) } };
  });
}

function filled(cells: Readonly<Record<string, CellValue>>): Record<string, CellValue> {
  const empty = (value: CellValue): boolean =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(cells).filter(([, value]) => !empty(value)));
}
