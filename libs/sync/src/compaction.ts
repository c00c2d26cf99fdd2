import * as Y from 'yjs';
import type { Journal, LoadedDocument } from './journal.js';
import type { SyncLimits } from './limits.js';
import type { Replica } from './replica.js';
import { Tail } from './tail.js';

/**
 * Folds the rows of one document into a snapshot. The snapshot is the state of the Y.Doc, parts that wait for others included; it
 * may hold more than the folded rows, never less, because a change is applied before it is appended.
 */
export class Compactor {
  readonly tail = new Tail();
  private version: number;
  private running: Promise<boolean> | null = null;

  constructor(
    private readonly documentId: string,
    loaded: LoadedDocument,
    /** Rows that were set aside and are in no replica: they must stay where they are. */
    damaged: ReadonlySet<number>,
    private readonly journal: Journal,
    private readonly limits: SyncLimits,
    private readonly replica: Replica,
    /** Another writer has compacted: take in what it stored. */
    private readonly takeIn: (loaded: LoadedDocument) => void,
  ) {
    this.version = loaded.snapshotVersion;
    for (const row of loaded.updates) if (!damaged.has(row.seq)) this.tail.add(row.seq, row.update.length);
  }

  /** Whether a document in use should be compacted. */
  get isDue(): boolean {
    return this.tail.rows >= this.limits.compactRows || this.tail.bytes >= this.limits.compactBytes;
  }

  /** Whether a document about to be unloaded should be compacted. */
  get isDueOnUnload(): boolean {
    return this.tail.rows >= this.limits.compactRowsOnUnload;
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

  private async compact(): Promise<boolean> {
    const foldedSeqs = this.tail.list();
    if (foldedSeqs.length === 0) return true;
    const { bytes } = this.tail;
    const version = await this.journal.compact({
      documentId: this.documentId,
      snapshot: this.replica.encode(),
      stateVector: Y.encodeStateVector(this.replica.doc),
      foldedSeqs,
      baseVersion: this.version,
    });
    if (version === null) {
      const loaded = await this.journal.load(this.documentId);
      this.takeIn(loaded);
      this.version = loaded.snapshotVersion;
      return false;
    }
    this.version = version;
    this.tail.remove(foldedSeqs, bytes);
    return true;
  }
}
