import { DOCUMENT_KINDS, type DocumentKind } from '@soproekt/domain';
import type * as Y from 'yjs';
import { metaRoot } from './schema.js';
import { plainText } from './plain-text.js';
import { rowLabels, rowNames, structuredText, type RowLabels, type RowName } from './programme/structured-text.js';
import { isStructured } from './rows/row-maps.js';
import { listSections, sectionFragment } from './section-view.js';
import { countWords } from './words.js';

/** A section without its structure: what search, word counts and other programs read. */
export interface SectionProjection {
  readonly id: string;
  readonly kind: string;
  /** What part of a programme a text section is, if it says so. */
  readonly role: string | null;
  readonly title: string;
  readonly institutionId: string | null;
  /** Plain text, blocks and rows separated by line feeds, cells by tabs: the prose first, then fields and rows. */
  readonly text: string;
  /** The one count of words: text, fields and rows; titles of sections are not counted. */
  readonly words: number;
  /** The rows by name, in the order of the table; empty for a text. */
  readonly rows: readonly RowName[];
}

export interface DocumentProjection {
  /** 0: the document has not been initialised. */
  readonly schemaVersion: number;
  readonly kind: DocumentKind | null;
  readonly sections: readonly SectionProjection[];
}

/** What the document says about itself; anything malformed reads as "not initialised". */
export function readMeta(doc: Y.Doc): { readonly schemaVersion: number; readonly kind: DocumentKind | null } {
  const meta = metaRoot(doc);
  const version = meta.get('schemaVersion');
  const kind = meta.get('kind');
  return {
    schemaVersion: typeof version === 'number' && Number.isSafeInteger(version) && version > 0 ? version : 0,
    kind: DOCUMENT_KINDS.find((known) => known === kind) ?? null,
  };
}

/** Words in the fields and rows of structured sections, by section: the part of `words` that is not prose. */
export function rowWords(doc: Y.Doc): ReadonlyMap<string, number> {
  const structured = listSections(doc).filter(({ kind }) => isStructured(kind));
  const labels = structured.length > 0 ? rowLabels(doc) : new Map<string, string>();
  return new Map(structured.map(({ id }) => [id, countWords(structuredText(doc, id, labels))]));
}

/**
 * The document as plain data. Never throws, whatever raw Yjs has been written into it; what is not understood is left
 * out or empty.
 */
export function projectDocument(doc: Y.Doc): DocumentProjection {
  let labels: RowLabels | null = null;
  const sections = listSections(doc).map(({ id, kind, role, title, institutionId }) => {
    const fragment = sectionFragment(doc, id);
    const prose = fragment ? plainText(fragment) : '';
    const isTable = isStructured(kind);
    const inRows = isTable ? structuredText(doc, id, (labels ??= rowLabels(doc))) : '';
    const text = prose === '' || inRows === '' ? prose + inRows : `${prose}\n${inRows}`;
    const rows = isTable ? rowNames(doc, id, (labels ??= rowLabels(doc))) : [];
    return { id, kind, role, title, institutionId, text, words: countWords(text), rows };
  });
  return { ...readMeta(doc), sections };
}
