import type { Folder } from './folder.js';
import type { Journal } from './journal.js';
import type { SyncLog } from './transport.js';

/** What is needed to set rows aside. */
export interface DamagedRowsContext {
  journal: Journal;
  folder: Folder;
  log: SyncLog;
}

/** Sets a row aside that is no update. That it fails does no harm: the row will be found again. */
export function setAside(
  { journal, log }: Pick<DamagedRowsContext, 'journal' | 'log'>,
  documentId: string,
  seq: number,
  error: unknown,
): void {
  log.warn('journal row set aside', { documentId, seq, error: String(error) });
  void journal.quarantine(documentId, seq, String(error)).catch(() => undefined);
}

/** Sets aside the rows that Yjs cannot apply, found one by one, so that the journal names them and the rest goes on. */
export async function setAsideRefused({ journal, folder, log }: DamagedRowsContext, documentId: string): Promise<void> {
  const { snapshot: base, updates } = await journal.load(documentId);
  const { refused } = await folder.fold({ base, updates: updates.map(({ update }) => update) });
  for (const at of refused) {
    const seq = updates[at]?.seq;
    if (seq === undefined) continue;
    log.warn('journal row set aside', { documentId, seq, error: 'Yjs cannot apply it' });
    await journal.quarantine(documentId, seq, 'Yjs cannot apply it');
  }
}
