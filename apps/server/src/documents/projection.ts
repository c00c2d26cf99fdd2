import { projectDocument, type DocumentProjection } from '@soproekt/documents';
import * as Y from 'yjs';

/** What of a document's text is kept beside its row, for lists and search. */
export interface TextFigures {
  readonly wordCount: number;
  readonly searchText: string;
}

/** Plain projection of a state. */
export function projectState(state: Uint8Array): DocumentProjection {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    return projectDocument(doc);
  } finally {
    doc.destroy();
  }
}

export function figuresOf(projection: DocumentProjection): TextFigures {
  return {
    wordCount: projection.sections.reduce((sum, { words }) => sum + words, 0),
    // PostgreSQL text cannot hold a zero byte; raw Yjs text can.
    searchText: projection.sections
      .flatMap(({ title, text }) => [title, text])
      .filter((part) => part !== '')
      .join('\n')
      .replaceAll('\0', ''),
  };
}
