import { RejectedEntryError } from '../journal.js';
import type { Compaction, Journal, JournalEntry, JournalRow, LoadedDocument } from '../journal.js';

interface Stored {
  snapshot: Uint8Array | null;
  stateVector: Uint8Array | null;
  snapshotVersion: number;
  rows: (JournalRow & { entry: JournalEntry })[];
  lastSeq: number;
}

/** A journal in memory whose operations can be held up or made to fail. */
export class MemoryJournal implements Journal {
  /** Every append that was committed, compaction or not. */
  readonly committed: JournalEntry[] = [];
  readonly quarantined: { documentId: string; seq: number }[] = [];
  loads = 0;
  /** Set to make the operation fail until it is set to false again. */
  failAppends = false;
  failLoads = false;
  /** Entries for which this returns true are rejected for good. */
  rejects: (entry: JournalEntry) => boolean = () => false;
  private readonly documents = new Map<string, Stored>();
  private seq = 0;
  private gates: (() => void)[] | null = null;

  /** Holds every operation up until {@link release}. */
  hold(): void {
    this.gates ??= [];
  }

  /** Lets held operations go on, and later ones through. */
  release(): void {
    const gates = this.gates ?? [];
    this.gates = null;
    for (const open of gates) open();
  }

  async load(documentId: string): Promise<LoadedDocument> {
    this.loads++;
    await this.gate();
    if (this.failLoads) throw new Error('load failed on purpose');
    const { snapshot, stateVector, snapshotVersion, rows, lastSeq } = this.stored(documentId);
    return {
      snapshot,
      stateVector,
      snapshotVersion,
      lastSeq,
      updates: rows.map(({ seq, update }) => ({ seq, update })),
    };
  }

  async refresh(documentId: string, version: number, knownSeqs: readonly number[]): Promise<LoadedDocument> {
    const loaded = await this.load(documentId);
    if (loaded.snapshotVersion !== version) return loaded;
    const known = new Set(knownSeqs);
    return {
      ...loaded,
      snapshot: null,
      stateVector: null,
      updates: loaded.updates.filter(({ seq }) => !known.has(seq)),
    };
  }

  async append(entries: readonly JournalEntry[]): Promise<number[]> {
    await this.gate();
    if (this.failAppends) throw new Error('append failed on purpose');
    if (entries.some((entry) => this.rejects(entry))) throw new RejectedEntryError('rejected on purpose');
    return entries.map((entry) => {
      const seq = ++this.seq;
      const stored = this.stored(entry.documentId);
      stored.rows.push({ seq, update: entry.update, entry });
      stored.lastSeq = seq;
      this.committed.push(entry);
      return seq;
    });
  }

  async compact({ documentId, snapshot, stateVector, foldedSeqs, baseVersion }: Compaction): Promise<number | null> {
    await this.gate();
    const stored = this.stored(documentId);
    if (stored.snapshotVersion !== baseVersion) return null;
    stored.snapshot = snapshot;
    stored.stateVector = stateVector;
    stored.rows = stored.rows.filter(({ seq }) => !foldedSeqs.includes(seq));
    return ++stored.snapshotVersion;
  }

  async quarantine(documentId: string, seq: number): Promise<void> {
    await this.gate();
    this.quarantined.push({ documentId, seq });
    const stored = this.stored(documentId);
    stored.rows = stored.rows.filter((row) => row.seq !== seq);
  }

  /** Rows of a document that no snapshot holds. */
  tail(documentId: string): JournalRow[] {
    return this.stored(documentId).rows;
  }

  /** How often the document was compacted. */
  compactions(documentId: string): number {
    return this.stored(documentId).snapshotVersion;
  }

  private stored(documentId: string): Stored {
    let stored = this.documents.get(documentId);
    if (!stored) {
      stored = { snapshot: null, stateVector: null, snapshotVersion: 0, rows: [], lastSeq: 0 };
      this.documents.set(documentId, stored);
    }
    return stored;
  }

  private async gate(): Promise<void> {
    const { gates } = this;
    if (gates) await new Promise<void>((resolve) => gates.push(resolve));
  }
}
