import type { DocumentLog } from './document-log.js';
import type { Folder } from './folder.js';
import type { Journal, LoadedDocument } from './journal.js';
import type { SyncLimits } from './limits.js';
import { Tail } from './tail.js';

/** A large document is folded less often: when its tail is worth the work. */
const BASE_BYTES_PER_ROUND = 1024 * 1024;

/** What a compactor works with. */
export interface CompactorContext {
  documentId: string;
  journal: Journal;
  folder: Folder;
  limits: SyncLimits;
  log: DocumentLog;
  /** What another writer has stored; returns the rows that are no updates and are not in the log. @throws nothing is taken in */
  takeIn(loaded: LoadedDocument): ReadonlySet<number>;
  /** Rows that Yjs cannot apply are in the journal and must be set aside. */
  onRefused(): Promise<void>;
}

/**
 * Folds the rows of one document into a snapshot, away from the thread that serves people. The snapshot may hold more than the
 * folded rows, never less, because a change is in the log before it is appended.
 */
export class Compactor {
  readonly tail = new Tail();
  private version: number;
  private running: Promise<boolean> | null = null;

  constructor(
    private readonly context: CompactorContext,
    loaded: LoadedDocument,
    /** Rows that were set aside and are not in the log: they must stay where they are. */
    damaged: ReadonlySet<number>,
  ) {
    this.version = loaded.snapshotVersion;
    for (const row of loaded.updates) if (!damaged.has(row.seq)) this.tail.add(row.seq, row.update.length);
  }

  /** Whether a document in use should be compacted. */
  get isDue(): boolean {
    const { limits, log } = this.context;
    const rows = limits.compactRows * Math.max(1, log.baseBytes / BASE_BYTES_PER_ROUND);
    return this.tail.rows >= rows || this.tail.bytes >= Math.max(limits.compactBytes, log.baseBytes / 2);
  }

  /** Whether a document about to be unloaded should be compacted. */
  get isDueOnUnload(): boolean {
    return this.tail.rows >= this.context.limits.compactRowsOnUnload;
  }

  /** Compacts; a second call meanwhile joins the first. Resolves with false when another writer was first. */
  run(): Promise<boolean> {
    this.running ??= this.compact().finally(() => {
      this.running = null;
    });
    return this.running;
  }

  /** Resolves when no compaction is under way. */
  async idle(): Promise<void> {
    await this.running?.catch(() => undefined);
  }

  /** Reads what other writers have stored since, and hands it to `takeIn`. */
  async readNews(): Promise<void> {
    const { documentId, journal } = this.context;
    const before = this.tail.list();
    const loaded = await journal.refresh(documentId, this.version, before);
    // First into the log: what counts as folded later must be there.
    const damaged = this.context.takeIn(loaded);
    if (loaded.snapshot) {
      this.version = loaded.snapshotVersion;
      const left = new Set(loaded.updates.map(({ seq }) => seq));
      this.tail.remove(before.filter((seq) => !left.has(seq)));
    }
    for (const { seq, update } of loaded.updates) if (!damaged.has(seq)) this.tail.add(seq, update.length);
  }

  private async compact(): Promise<boolean> {
    const { documentId, journal, folder, log } = this.context;
    const foldedSeqs = this.tail.list();
    if (foldedSeqs.length === 0) return true;
    // Taken now: what is folded holds this snapshot, and perhaps not one that becomes known meanwhile.
    const baseVersion = this.version;
    const mark = log.mark();
    let rebased = false;
    try {
      const folded = await folder.fold(log.foldJob());
      if (folded.refused.length > 0) {
        await this.context.onRefused();
        return false;
      }
      const { state: snapshot, stateVector } = folded;
      const version = await journal.compact({ documentId, snapshot, stateVector, foldedSeqs, baseVersion });
      if (version === null) {
        await this.readNews();
        return false;
      }
      this.version = version;
      this.tail.remove(foldedSeqs);
      log.rebase(folded, mark);
      rebased = true;
      return true;
    } finally {
      if (!rebased) log.release();
    }
  }
}
