import * as Y from 'yjs';
import { DeleteSet } from './delete-set.js';
import type { FoldJob, Folded } from './folder.js';
import { Integration } from './integration.js';
import type { JournalRow, LoadedDocument } from './journal.js';
import { beyond, coversVector, decodeStateVector, type StateVector } from './state-vector.js';
import { NestingBound } from './nesting-bound.js';
import { joinUpdates } from './update-join.js';
import { bytesOf, EMPTY_UPDATE, missingPart, onlyDeletions, withDeletions, WORTH_A_DIFF } from './update-parts.js';
import { scanUpdate, type ClockRange, type UpdateScan } from './update-scan.js';

/** Rows that are kept apart, so that someone who comes back gets only those that he lacks. */
const MAX_ROWS_APART = 256;
/** Rows read in one go before others get their turn. */
const LOAD_CHUNK = 1_000;

interface Row {
  update: Uint8Array;
  scan: UpdateScan;
  /** Number of the newest change in it. */
  through: number;
}

/** Everything up to this change, for {@link DocumentLog.rebase}. */
export interface LogMark {
  readonly through: number;
  /** Of {@link DocumentLog.nesting}. */
  readonly types: number;
}

/**
 * A document as bytes: the state that was folded last, and the changes since. There is no Y.Doc on this side; what must be known
 * to serve and to judge (clocks, deletions, what builds on what) is read from the bytes.
 *
 * Roots of any name and kind are kept and given back as they came.
 */
export class DocumentLog {
  private base: Uint8Array | null = null;
  private baseVector: StateVector = new Map();
  /** See {@link readDeletionsOfBase}. */
  private deletionsOfBase: Uint8Array | null | undefined;
  private rows: Row[] = [];
  private rowBytes = 0;
  private appended = 0;
  private readonly integration = new Integration();
  /** How deep types may lie in types. */
  readonly nesting = new NestingBound();
  /** Bytes of the base that wait for others and of which the integration does not know; counted when they are first needed. */
  private pendingInBase: number | null = 0;
  /** Read from the base when it is first needed. */
  private deleteSet: DeleteSet | null = null;
  private folding = 0;
  /** Number of the newest change in the folded state. */
  private rebasedThrough = 0;
  /** Rows that cannot be joined must not be tried again at every change. */
  private joinAbove = MAX_ROWS_APART;

  /**
   * Takes in what was stored, in portions, so that others get their turn in between. Rows that are no updates are reported and
   * left out.
   */
  static async load(
    loaded: LoadedDocument,
    onDamagedRow: (row: JournalRow, error: unknown) => void,
    pause: () => Promise<void>,
  ): Promise<DocumentLog> {
    const log = new DocumentLog();
    log.setBase(loaded.snapshot, loaded.stateVector);
    log.integration.rebase(log.baseVector, 0);
    if (loaded.snapshot) {
      log.pendingInBase = null;
      log.nesting.forget();
    }
    for (let at = 0; at < loaded.updates.length; at += LOAD_CHUNK) {
      if (at > 0) await pause();
      log.addStored(loaded.updates.slice(at, at + LOAD_CHUNK), onDamagedRow);
    }
    if (loaded.updates.length > 1) log.joinRows();
    return log;
  }

  /** Bytes held: the state and the changes since; an upper bound of the state's size. */
  get bytes(): number {
    return (this.base?.length ?? 0) + this.rowBytes;
  }

  /** Bytes of the state that was folded last. */
  get baseBytes(): number {
    return this.base?.length ?? 0;
  }

  /** Bytes of changes that build on others which are not there. Reads the whole folded state once when that holds such parts. */
  get pendingBytes(): number {
    this.pendingInBase ??= this.countPendingInBase();
    return this.waitingBytes + this.pendingInBase;
  }

  /** Of those, bytes of changes that stop waiting here as soon as what they need has come. */
  get waitingBytes(): number {
    return this.integration.waitingBytes;
  }

  /** Whether something is there that the folded state does not hold. */
  get hasTail(): boolean {
    return this.rows.length > 0;
  }

  /** What is integrated, in bytes. */
  stateVector(): Uint8Array {
    return this.integration.stateVector();
  }

  /** The parts of the update's structs that are not here, neither integrated nor waiting. */
  freshStructs(scan: UpdateScan): ClockRange[] {
    return this.integration.missing(scan.structs);
  }

  /** The Yjs clients of which the update has structs that are not here. */
  freshClients(scan: UpdateScan): number[] {
    const [first, ...others] = this.freshStructs(scan);
    if (!first) return [];
    return others.length === 0 ? [first.client] : [...new Set([first, ...others].map(({ client }) => client))];
  }

  /** Whether the update would bring nothing. Reads the whole folded state once when deletions are to be judged. */
  contains(scan: UpdateScan): boolean {
    return this.containsStructs(scan) && scan.deletes.every((range) => this.deletions().contains(range));
  }

  /** Whether the update's structs are all here, integrated or waiting. */
  containsStructs(scan: UpdateScan): boolean {
    return this.freshStructs(scan).length === 0;
  }

  /** Whether everything that the update builds on is here. */
  fits(scan: UpdateScan): boolean {
    return this.integration.isIntegrable(scan);
  }

  /** The update without those deletions that are known: the answer to a state request carries all of the sender's. */
  withoutKnownDeletions(update: Uint8Array, scan: UpdateScan): Uint8Array {
    if (scan.deletes.length < 2) return update;
    const news = scan.deletes.filter((range) => !this.deletions().contains(range));
    return news.length === scan.deletes.length ? update : withDeletions(update, scan, news);
  }

  /** The parts of an update, perhaps a whole state, that are not here. */
  missingIn(update: Uint8Array): Uint8Array {
    return missingPart(update, decodeStateVector(this.stateVector()));
  }

  /** Takes a change in. */
  add(update: Uint8Array, scan: UpdateScan): void {
    this.nesting.add(scan.types);
    this.append(update, scan);
  }

  /**
   * What someone with this state vector lacks, as updates to be applied in order; at least one. Without a vector: everything.
   *
   * @throws when the vector is malformed
   */
  answer(stateVector?: Uint8Array): Uint8Array[] {
    const theirs = stateVector ? decodeStateVector(stateVector) : new Map<number, number>();
    const parts: Uint8Array[] = [];
    if (this.base) parts.push(...this.baseFor(theirs));
    const rows = theirs.size === 0 ? this.allRows() : this.rowsFor(theirs);
    parts.push(...joinUpdates(rows));
    return parts.length > 0 ? parts : [EMPTY_UPDATE];
  }

  /** What a {@link Folder} needs to shorten the document, perhaps with an update on top; `extra` is the last of the updates. */
  foldJob(extra?: Uint8Array): FoldJob {
    const updates = this.rows.map(({ update }) => update);
    return { base: this.base, updates: extra ? [...updates, extra] : updates };
  }

  /** Everything that is in the log now. Rows stay apart until {@link rebase} or {@link release} is called with it. */
  mark(): LogMark {
    this.folding++;
    return { through: this.appended, types: this.nesting.mark() };
  }

  /** Gives a mark up that led to nothing. */
  release(): void {
    this.folding--;
  }

  /** Replaces everything up to the mark by what it was folded into, unless a later fold was quicker: that one holds more. */
  rebase(folded: Folded, mark: LogMark): void {
    this.folding--;
    if (mark.through < this.rebasedThrough) return;
    this.rebasedThrough = mark.through;
    const later = this.rows.filter(({ through }) => through > mark.through);
    this.setBase(folded.state, folded.stateVector);
    this.integration.rebase(this.baseVector, mark.through);
    this.pendingInBase = folded.pendingBytes === 0 ? 0 : null;
    this.rows = [];
    this.rowBytes = 0;
    for (const { update, scan } of later) this.append(update, scan);
    this.nesting.measured(folded.nesting, mark.types);
  }

  private append(update: Uint8Array, scan: UpdateScan): void {
    this.rows.push({ update, scan, through: ++this.appended });
    this.rowBytes += update.length;
    this.deleteSet?.addAll(scan.deletes);
    this.integration.take({ scan, bytes: update.length, through: this.appended });
    if (this.rows.length > this.joinAbove && this.folding === 0) this.joinRows();
  }

  /** Joined first, since that is quick; one by one when something among them is no update. */
  private addStored(rows: readonly JournalRow[], onDamagedRow: (row: JournalRow, error: unknown) => void): void {
    let joined: { update: Uint8Array; scan: UpdateScan }[] | null = null;
    try {
      joined = joinUpdates(rows.map(({ update }) => update)).map((update) => ({ update, scan: scanUpdate(update) }));
    } catch {
      // Told below, row by row.
    }
    if (joined) {
      for (const { update, scan } of joined) this.add(update, scan);
      return;
    }
    for (const row of rows) {
      try {
        this.add(row.update, scanUpdate(row.update));
      } catch (error) {
        onDamagedRow(row, error);
      }
    }
  }

  private setBase(base: Uint8Array | null, vector: Uint8Array | null): void {
    this.base = base;
    this.baseVector = base ? decodeStateVector(vector ?? Y.encodeStateVectorFromUpdate(base)) : new Map();
    this.deleteSet = null;
    this.deletionsOfBase = undefined;
  }

  private countPendingInBase(): number {
    if (!this.base) return 0;
    const { integration } = this;
    const deletions = integration.waitingDeletions();
    return bytesOf(this.base, {
      struct: (range) => integration.missing([range]).length > 0,
      deletion: (range) => !integration.covers(range) && !deletions.contains(range),
    });
  }

  private deletions(): DeleteSet {
    if (!this.deleteSet) {
      this.deleteSet = new DeleteSet();
      if (this.base) this.deleteSet.addAll(scanUpdate(this.base).deletes);
      for (const { scan } of this.rows) this.deleteSet.addAll(scan.deletes);
    }
    return this.deleteSet;
  }

  private baseFor(theirs: StateVector): Uint8Array[] {
    const base = this.base as Uint8Array;
    if (theirs.size === 0) return [base];
    // Clocks do not tell of deletions, so those are sent in any case.
    const deletions = coversVector(theirs, this.baseVector) ? this.readDeletionsOfBase(base) : null;
    return deletions ? [deletions] : [missingPart(base, theirs)];
  }

  /** The folded state's deletions as an update; null when it holds parts past its vector, which must be sent too. */
  private readDeletionsOfBase(base: Uint8Array): Uint8Array | null {
    if (this.deletionsOfBase === undefined) {
      const scan = scanUpdate(base);
      const isWhole = beyond(this.baseVector, scan.structs).length === 0;
      this.deletionsOfBase = isWhole ? onlyDeletions(base, scan) : null;
    }
    return this.deletionsOfBase;
  }

  private allRows(): Uint8Array[] {
    if (this.rows.length > Math.max(8, this.joinAbove / 2) && this.folding === 0) this.joinRows();
    return this.rows.map(({ update }) => update);
  }

  private rowsFor(theirs: StateVector): Uint8Array[] {
    return this.rows.flatMap(({ update, scan }) => {
      const fresh = beyond(theirs, scan.structs);
      if (fresh.length === 0 && scan.deletes.length === 0) return [];
      return [
        fresh.length < scan.structs.length || update.length > WORTH_A_DIFF ? missingPart(update, theirs) : update,
      ];
    });
  }

  private joinRows(): void {
    if (this.rows.length < 2) return;
    const through = this.rows.at(-1)?.through ?? this.appended;
    const joined = joinUpdates(this.rows.map(({ update }) => update));
    this.rows = joined.map((update) => ({ update, scan: scanUpdate(update), through }));
    this.rowBytes = joined.reduce((sum, { length }) => sum + length, 0);
    this.joinAbove = Math.max(MAX_ROWS_APART, 2 * this.rows.length);
  }
}
