import type * as Y from 'yjs';

/** How deep types lie in types; see the source. */
export function nestingOf(doc: Y.Doc): number;
