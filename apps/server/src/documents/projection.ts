import type { TemplateContents } from '@soproekt/contracts';
import {
  documentAsTemplate,
  getSection,
  namedSections,
  projectDocument,
  projectProgramme,
  type CellNames,
  type DocumentProjection,
  type NamedSection,
  type TemplateBody,
} from '@soproekt/documents';
import { checkProgramme, readiness, type CheckContext, type Finding, type Readiness } from '@soproekt/domain';
import { fragmentToJson, jsonToMarkdown } from '@soproekt/editor';
import * as Y from 'yjs';
import { storableText } from '../platform/database/storable.js';

/** What of a document's text is kept beside its row, for lists and search. */
export interface TextFigures {
  readonly wordCount: number;
  readonly searchText: string;
}

/** What of a document is kept beside its row. */
export interface DocumentFigures extends TextFigures {
  /** Null: not a programme. */
  readonly readiness: Readiness | null;
}

/** Plain projection of a state. */
export function projectState(state: Uint8Array): DocumentProjection {
  return read(state, projectDocument);
}

/** Whose a section is; null: the document has none of that id, not even a removed one. */
export function sectionOwner(state: Uint8Array, sectionId: string): { readonly institutionId: string | null } | null {
  return read(state, (doc) => {
    const section = getSection(doc, sectionId);
    return section && { institutionId: section.institutionId };
  });
}

/** The sections as people read them, everything named. */
export function readableSections(state: Uint8Array, names: CellNames): NamedSection[] {
  return read(state, (doc) => namedSections(doc, names));
}

export function figuresOf(projection: DocumentProjection): TextFigures {
  const texts = projection.sections.flatMap(({ title, text }) => [title, text]).filter((part) => part !== '');
  return {
    wordCount: projection.sections.reduce((sum, { words }) => sum + words, 0),
    searchText: storableText(texts.join('\n')),
  };
}

/** @param context null: the document is no programme, and is not judged */
export function documentFigures(state: Uint8Array, context: CheckContext | null): DocumentFigures {
  return read(state, (doc) => ({
    ...figuresOf(projectDocument(doc)),
    readiness: context && readinessOf(doc, context),
  }));
}

/** What the checks find in a programme. */
export function documentFindings(state: Uint8Array, context: CheckContext): Finding[] {
  return read(state, (doc) => checkProgramme(projectProgramme(doc), context));
}

/** Addresses of a programme's sources as they stand there, each once, so many at most. */
export function documentLinks(state: Uint8Array, max: number): string[] {
  return read(state, (doc) => {
    const urls = projectProgramme(doc).sources.map(({ url }) => url);
    // What PostgreSQL cannot hold, or is too long to be the key of a table, is no address either.
    const fit = urls.filter((url) => url.trim() !== '' && !url.includes('\0') && Buffer.byteLength(url) <= 2_000);
    return [...new Set(fit)].slice(0, max);
  });
}

/** A document as a beginning for others, whole or only its sections. */
export function documentTemplate(state: Uint8Array, contents: TemplateContents): TemplateBody {
  return read(state, (doc) => {
    if (contents === 'all') return documentAsTemplate(doc, (fragment) => jsonToMarkdown(fragmentToJson(fragment)));
    const { sections, ...body } = documentAsTemplate(doc);
    return { ...body, sections: sections.map(({ fields: _fields, rows: _rows, ...section }) => section) };
  });
}

function readinessOf(doc: Y.Doc, context: CheckContext): Readiness {
  const facts = projectProgramme(doc);
  return readiness(checkProgramme(facts, context), facts, context);
}

function read<T>(state: Uint8Array, reader: (doc: Y.Doc) => T): T {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    return reader(doc);
  } finally {
    doc.destroy();
  }
}
