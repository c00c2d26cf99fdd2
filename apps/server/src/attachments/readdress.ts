import { attachmentPath } from '@soproekt/contracts';
import { replaceInTexts, type FindReplacements } from '@soproekt/documents';
import * as Y from 'yjs';

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const ADDRESS = new RegExp(attachmentPath(`(${ID})`, `(${ID})`), 'dgi');

/**
 * Makes links to files of another document lead to the same files of this one: who may read a copy need not be able to read what
 * it was copied from. The document before is not asked for: a text may have been copied more than once.
 * @param attachmentIds what the document has; addresses of anything else stay
 * @returns the state as it was when there is no such link
 */
export function readdress(state: Uint8Array, documentId: string, attachmentIds: ReadonlySet<string>): Uint8Array {
  if (attachmentIds.size === 0) return state;
  const find: FindReplacements = (text) =>
    [...text.matchAll(ADDRESS)].flatMap(({ indices, 1: before = '', 2: attachment = '' }) => {
      const [from, to] = indices?.[1] ?? [0, 0];
      const known = attachmentIds.has(attachment.toLowerCase()) && before.toLowerCase() !== documentId;
      return known ? [{ from, to, text: documentId }] : [];
    });
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    return replaceInTexts(doc, find) ? Y.encodeStateAsUpdate(doc) : state;
  } finally {
    doc.destroy();
  }
}
