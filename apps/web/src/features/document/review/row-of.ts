import { AnchorResolver, type Anchor } from '@soproekt/documents';
import type * as Y from 'yjs';

/** The words by which the row of a cell is known; empty: it has none, or is gone. */
export function rowOf(doc: Y.Doc, { sectionId, rowId }: Pick<Anchor, 'sectionId' | 'rowId'>): string {
  if (rowId === undefined) return '';
  const place = new AnchorResolver(doc).resolve({ sectionId, rowId, quote: '' });
  return place?.kind === 'cell' ? place.text : '';
}
