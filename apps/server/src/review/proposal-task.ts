import type { AnchorView } from '@soproekt/contracts';
import {
  AnchorResolver,
  anchorOfRange,
  cellFromText,
  deletedRange,
  replaceRange,
  sameWords,
  setCell,
  setField,
  type AnchorPlace,
} from '@soproekt/documents';
import * as Y from 'yjs';

export interface ProposalPayload {
  /** The document as one Yjs update. */
  readonly state: Uint8Array;
  readonly anchor: AnchorView;
  readonly replacement: string;
  /** What the place is expected to read: what the proposer saw, or what the accepter has seen since. */
  readonly expected: string;
}

export type ProposalEdit =
  /** The edit, and where the thread belongs afterwards; without an update the place reads so already. */
  | { readonly kind: 'edit'; readonly update: Uint8Array | null; readonly anchor: AnchorView }
  /** It reads otherwise by now. */
  | { readonly kind: 'conflict'; readonly current: string }
  | { readonly kind: 'detached' }
  /** The value does not fit its cell. */
  | { readonly kind: 'unfit' };

/** The edit that a proposal is, in this state of the document. */
export function proposalEdit({ state, anchor, replacement, expected }: ProposalPayload): ProposalEdit {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    const resolver = new AnchorResolver(doc);
    const place = resolver.resolve(anchor);
    if (!place || place.kind === 'section') return { kind: 'detached' };
    if (sameWords(place.text, replacement) && !sameWords(place.text, expected)) {
      return { kind: 'edit', update: null, anchor: anchorAt(doc, anchor, place, place.text) };
    }
    if (!sameWords(place.text, expected)) return { kind: 'conflict', current: place.text };
    const before = Y.encodeStateVector(doc);
    const range = written(resolver, place, replacement);
    if (!write(doc, range, replacement)) return { kind: 'unfit' };
    return {
      kind: 'edit',
      update: Y.encodeStateAsUpdate(doc, before),
      anchor: anchorAt(doc, anchor, range, replacement),
    };
  } finally {
    doc.destroy();
  }
}

type WrittenPlace = Exclude<AnchorPlace, { kind: 'section' }>;

/** What is deleted takes along the space that would be left over. */
function written(resolver: AnchorResolver, place: WrittenPlace, replacement: string): WrittenPlace {
  if (place.kind !== 'text' || replacement !== '') return place;
  return { ...place, ...deletedRange(resolver.text(place.sectionId)?.string ?? '', place) };
}

function write(doc: Y.Doc, place: WrittenPlace, replacement: string): boolean {
  if (place.kind === 'text') return replaceRange(doc, place.sectionId, place, replacement);
  if (place.column === null) return false;
  const value = cellFromText(doc, place, replacement);
  if (value === undefined) return false;
  return place.rowId === null
    ? setField(doc, place.sectionId, place.column, value)
    : setCell(doc, place.sectionId, place.rowId, place.column, value);
}

/** The thread goes with the new words. */
function anchorAt(doc: Y.Doc, anchor: AnchorView, place: WrittenPlace, text: string): AnchorView {
  if (place.kind === 'cell') return { ...anchor, quote: text };
  const moved = anchorOfRange(doc, place.sectionId, place.from, place.from + text.length);
  return moved ? (moved as AnchorView) : anchor;
}
