import { storage } from '../storage';

const PREFIX = 'soproekt.unsent:';

/**
 * Remembers on this device that a document holds edits the server has not confirmed, so that signing out, which wipes
 * local copies, can warn first. The document page keeps it up to date, also while it closes.
 */
export function setUnsent(documentId: string, title: string, unsent: boolean): void {
  if (unsent) storage.set(PREFIX + documentId, title);
  else storage.remove(PREFIX + documentId);
}

/** Titles of the documents with unsent edits. */
export function unsentTitles(): string[] {
  return storage.keys(PREFIX).map((key) => storage.get(key) ?? '');
}

export function forgetUnsent(): void {
  storage.keys(PREFIX).forEach((key) => storage.remove(key));
}
