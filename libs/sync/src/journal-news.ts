import type { DocumentLog } from './document-log.js';
import type { LoadedDocument } from './journal.js';
import { scanUpdate } from './update-scan.js';

/**
 * Takes into a document what others have stored, as far as it lacks it.
 *
 * @param onTaken hears of every change that was taken in
 * @returns the rows that are no updates, and why
 * @throws when the snapshot is no update; nothing is taken in then
 */
export function takeInNews(
  document: DocumentLog,
  news: LoadedDocument,
  onTaken: (update: Uint8Array) => void,
): ReadonlyMap<number, unknown> {
  const take = (update: Uint8Array): void => {
    const scan = scanUpdate(update);
    if (document.contains(scan)) return;
    document.add(update, scan);
    onTaken(update);
  };
  if (news.snapshot) take(document.missingIn(news.snapshot));
  const damaged = new Map<number, unknown>();
  for (const { seq, update } of news.updates) {
    try {
      take(update);
    } catch (error) {
      damaged.set(seq, error);
    }
  }
  return damaged;
}
