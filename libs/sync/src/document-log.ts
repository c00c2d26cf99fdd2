import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { DeleteSet } from './delete-set.js';
import type { FoldJob, Folded } from './folder.js';
import type { JournalRow, LoadedDocument } from './journal.js';
import {
  beyond,
  clockOf,
  coversVector,
  decodeStateVector,
  encodeStateVector,
  type StateVector,
} from './state-vector.js';
import { joinUpdates } from './update-join.js';
import { scanUpdate, type ClockRange, type UpdateScan } from './update-scan.js';

/** Rows that are kept apart, so that someone who comes back gets only those that he lacks. */
const MAX_ROWS_APART = 256;
/** Rows read in one go before others get their turn. */
const LOAD_CHUNK = 1_000;
/** Up to so many waiting changes are looked through at every change. */
const FEW_WAITING = 64;
/** Above this size the parts that someone lacks are looked for before sending. */
const WORTH_A_DIFF = 4 * 1024;
/** Above this size looking for them would take longer than sending everything. */
const TOO_LONG_FOR_A_DIFF = 512 * 1024;

interface Row {
  update: Uint8Array;
  scan: UpdateScan;
  /** Number of the newest change in it. */
  through: number;
}

/** A change that builds on something that is not there yet. */
interface Waiting {
  scan: UpdateScan;
  bytes: number;
  /** Number of the change. */
  through: number;
}

/** Everything up to this change, for {@link DocumentLog.rebase}. */
export interface LogMark {
  readonly through: number;
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
  private known: StateVector = new Map();
  private vectorBytes: Uint8Array | null = null;
  private waiting: Waiting[] = [];
  private waitingBytes = 0;
  private waitingStructs = new DeleteSet();
  /** Changes since the waiting ones were looked through. */
  private unlooked = 0;
  /** Parts of the folded state that wait, of which nothing more is known: it was folded before this log began. */
  private unknownPendingBytes = 0;
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

  /** Bytes of changes that build on others which are not there. */
  get pendingBytes(): number {
    return this.waitingBytes + this.unknownPendingBytes;
  }

  /** Whether something is there that the folded state does not hold. */
  get hasTail(): boolean {
    return this.rows.length > 0;
  }

  /** What is integrated, in bytes. */
  stateVector(): Uint8Array {
    return (this.vectorBytes ??= encodeStateVector(this.known));
  }

  /** The parts of the update's structs that are not here, neither integrated nor waiting. */
  freshStructs(scan: UpdateScan): ClockRange[] {
    const fresh = beyond(this.known, scan.structs);
    return this.waiting.length === 0 ? fresh : fresh.filter((range) => !this.waitingStructs.contains(range));
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
    return this.isIntegrable(scan);
  }

  /** The update without those deletions that are known: the answer to a state request carries all of the sender's. */
  withoutKnownDeletions(update: Uint8Array, scan: UpdateScan): Uint8Array {
    if (scan.deletes.length < 2) return update;
    const news = scan.deletes.filter((range) => !this.deletions().contains(range));
    if (news.length === scan.deletes.length) return update;
    const encoder = encoding.createEncoder();
    encoding.writeUint8Array(encoder, update.subarray(0, scan.deletesAt));
    writeDeletes(encoder, news);
    return encoding.toUint8Array(encoder);
  }

  /** The parts of an update, perhaps a whole state, that are not here. */
  missingIn(update: Uint8Array): Uint8Array {
    return missingPart(update, this.known);
  }

  /** Takes a change in. */
  add(update: Uint8Array, scan: UpdateScan): void {
    this.rows.push({ update, scan, through: ++this.appended });
    this.rowBytes += update.length;
    this.deleteSet?.addAll(scan.deletes);
    if (this.isIntegrable(scan)) this.advance(scan);
    else this.keepWaiting({ scan, bytes: update.length, through: this.appended });
    if (this.rows.length > this.joinAbove && this.folding === 0) this.joinRows();
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
    return { through: this.appended };
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
    const { waiting } = this;
    this.setBase(folded.state, folded.stateVector);
    this.rows = [];
    this.rowBytes = 0;
    this.forgetWaiting();
    for (const entry of waiting) {
      if (entry.through <= mark.through && !this.isIntegrable(entry.scan)) this.keepWaiting(entry);
    }
    this.unknownPendingBytes = this.waiting.length === 0 ? folded.pendingBytes : 0;
    for (const { update, scan } of later) this.add(update, scan);
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
    this.known = new Map(this.baseVector);
    this.vectorBytes = null;
    this.deleteSet = null;
    this.deletionsOfBase = undefined;
  }

  private deletions(): DeleteSet {
    if (!this.deleteSet) {
      this.deleteSet = new DeleteSet();
      if (this.base) this.deleteSet.addAll(scanUpdate(this.base).deletes);
      for (const { scan } of this.rows) this.deleteSet.addAll(scan.deletes);
    }
    return this.deleteSet;
  }

  private isIntegrable(scan: UpdateScan): boolean {
    const reach = this.reachWith(scan.structs);
    return reach !== null && isWithin(reach, this.known, scan);
  }

  /** How far each client of the structs would be known with them; null when there is a gap. */
  private reachWith(structs: readonly ClockRange[]): StateVector | null {
    const reach: StateVector = new Map();
    for (const { client, clock, length } of structs) {
      const known = reach.get(client) ?? clockOf(this.known, client);
      if (clock > known) return null;
      reach.set(client, Math.max(known, clock + length));
    }
    return reach;
  }

  private advance(scan: UpdateScan): void {
    if (scan.structs.length === 0) return;
    for (const { client, clock, length } of scan.structs) {
      const end = clock + length;
      if (end > clockOf(this.known, client)) this.known.set(client, end);
    }
    this.vectorBytes = null;
    if (this.waiting.length > 0) this.wakeWaiting();
  }

  private keepWaiting(entry: Waiting): void {
    this.waiting.push(entry);
    this.waitingBytes += entry.bytes;
    for (const range of entry.scan.structs) this.waitingStructs.add(range);
    this.wakeWaiting();
  }

  /**
   * Integrates what was waiting for something that is here now. Updates may wait for parts of each other, as those of two people
   * do who were joined each by himself; so all are taken for integrable that need nothing but what is known and each other.
   *
   * Looking through many costs time at every change; a crafted crowd of them is looked through only now and then.
   */
  private wakeWaiting(): void {
    this.unlooked++;
    if (this.waiting.length > FEW_WAITING && this.unlooked * 8 < this.waiting.length) return;
    this.unlooked = 0;
    let ready = this.waiting;
    for (let before = -1; before !== ready.length;) {
      before = ready.length;
      const reach = this.reachOf(ready);
      ready = ready.filter(({ scan }) => isWithin(reach, this.known, scan));
    }
    if (ready.length === 0) return;
    const woken = new Set(ready);
    for (const { scan } of ready) {
      for (const { client, clock, length } of scan.structs) {
        this.known.set(client, Math.max(clockOf(this.known, client), clock + length));
      }
    }
    this.vectorBytes = null;
    const rest = this.waiting.filter((entry) => !woken.has(entry));
    this.forgetWaiting();
    for (const entry of rest) {
      this.waiting.push(entry);
      this.waitingBytes += entry.bytes;
      for (const range of entry.scan.structs) this.waitingStructs.add(range);
    }
  }

  private forgetWaiting(): void {
    this.waiting = [];
    this.waitingBytes = 0;
    this.waitingStructs = new DeleteSet();
  }

  /** How far each client would be known with these. */
  private reachOf(entries: readonly Waiting[]): StateVector {
    const reach: StateVector = new Map();
    const ranges = entries.flatMap(({ scan }) => scan.structs).sort((a, b) => a.clock - b.clock);
    for (const { client, clock, length } of ranges) {
      const known = reach.get(client) ?? clockOf(this.known, client);
      if (clock <= known) reach.set(client, Math.max(known, clock + length));
    }
    return reach;
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

/** Whether the update, and all it builds on, is covered by one or the other. */
function isWithin(reach: StateVector, known: StateVector, { structs, needs, deletes }: UpdateScan): boolean {
  const covered = (client: number, clock: number): boolean =>
    clock <= clockOf(known, client) || clock <= clockOf(reach, client);
  for (const [client, clock] of needs) if (!covered(client, clock)) return false;
  return [structs, deletes].every((ranges) =>
    ranges.every(({ client, clock, length }) => covered(client, clock + length)),
  );
}

/** An update that changes nothing. */
export const EMPTY_UPDATE: Uint8Array = Uint8Array.of(0, 0);

/** What of the update lies past the vector; the whole update when it is short or Yjs will not take it apart. */
function missingPart(update: Uint8Array, theirs: StateVector): Uint8Array {
  if (update.length <= WORTH_A_DIFF || update.length > TOO_LONG_FOR_A_DIFF) return update;
  try {
    return Y.diffUpdate(update, encodeStateVector(theirs));
  } catch {
    return update;
  }
}

function onlyDeletions(update: Uint8Array, scan: UpdateScan): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, 0);
  encoding.writeUint8Array(encoder, update.subarray(scan.deletesAt));
  return encoding.toUint8Array(encoder);
}

function writeDeletes(encoder: encoding.Encoder, ranges: readonly ClockRange[]): void {
  const clients = new Map<number, ClockRange[]>();
  for (const range of ranges) {
    const list = clients.get(range.client);
    if (list) list.push(range);
    else clients.set(range.client, [range]);
  }
  encoding.writeVarUint(encoder, clients.size);
  for (const [client, list] of clients) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, list.length);
    for (const { clock, length } of list) {
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
    }
  }
}
