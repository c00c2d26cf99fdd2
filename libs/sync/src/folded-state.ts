import type { DocumentLog } from './document-log.js';
import type { Folder } from './folder.js';

/** The document now, as one update. It is folded for that, and keeps what comes out. */
export async function foldedState(
  document: DocumentLog,
  folder: Folder,
  onRefused: () => Promise<void>,
): Promise<Uint8Array> {
  const job = document.foldJob();
  if (job.base && job.updates.length === 0) return job.base;
  const mark = document.mark();
  try {
    const folded = await folder.fold(job);
    if (folded.refused.length > 0) await onRefused();
    document.rebase(folded, mark);
    return folded.state;
  } catch (error) {
    document.release();
    throw error;
  }
}
