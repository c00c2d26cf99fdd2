import { Content, CONTENT_BITS, MalformedUpdateError, MAX_CLOCK, UpdateReader } from './update-reader.js';

export { MalformedUpdateError };

/** A run of clocks of one Yjs client: `[clock, clock + length)`. */
export interface ClockRange {
  client: number;
  clock: number;
  length: number;
}

/** What a Yjs update (encoding v1) speaks about, without its content. */
export interface UpdateScan {
  /** Structs, adjacent ones joined, skips left out. */
  structs: ClockRange[];
  /** Per client in ascending order, without overlaps. */
  deletes: ClockRange[];
  /**
   * What left origins, right origins and parents refer to: for each client the highest clock referred to, plus 1. Ids that are in this
   * update itself count too.
   */
  needs: Map<number, number>;
  /** Number of structs, skips included. */
  count: number;
  /** Number of structs that are types, in which others may lie. */
  types: number;
  /** Where the deletions begin, in bytes: the part before and the part behind can be taken over as they are. */
  deletesAt: number;
  /** Where the update ends, in bytes; Yjs ignores what is behind. */
  end: number;
}

function need(needs: Map<number, number>, client: number, clock: number): void {
  if ((needs.get(client) ?? 0) <= clock) needs.set(client, clock + 1);
}

/**
 * Notes what the struct just read refers to.
 *
 * @returns the highest clock + 1 of the client itself
 */
function noteReferences(reader: UpdateReader, client: number, clock: number, needs: Map<number, number>): number {
  let own = 0;
  if (reader.leftClient === client) own = reader.leftClock + 1;
  else if (reader.leftClient >= 0) need(needs, reader.leftClient, reader.leftClock);
  if (reader.rightClient === client) own = Math.max(own, reader.rightClock + 1);
  else if (reader.rightClient >= 0) need(needs, reader.rightClient, reader.rightClock);
  if (reader.parentClient === client) own = Math.max(own, reader.parentClock + 1);
  else if (reader.parentClient >= 0) need(needs, reader.parentClient, reader.parentClock);
  // Yjs takes for granted that a client knows its own past, and throws when it looks for something else.
  if (own > clock) throw new MalformedUpdateError('a struct refers to its own future');
  return own;
}

function readSection(reader: UpdateReader, client: number, count: number, scan: UpdateScan): void {
  let clock = reader.readClock();
  let range: ClockRange | undefined;
  let own = 0;
  for (let i = 0; i < count; i++) {
    reader.readStruct();
    own = Math.max(own, noteReferences(reader, client, clock, scan.needs));
    const { length } = reader;
    if ((reader.info & CONTENT_BITS) === Content.type) scan.types++;
    if (clock + length > MAX_CLOCK) throw new MalformedUpdateError('a clock out of range');
    if (reader.info === Content.skip) {
      range = undefined;
    } else if (range) {
      range.length += length;
    } else {
      range = { client, clock, length };
      scan.structs.push(range);
    }
    clock += length;
  }
  if (own > 0) need(scan.needs, client, own - 1);
}

function readClients(reader: UpdateReader, maxClients: number): number {
  const clients = reader.readUint();
  if (clients > maxClients) throw new MalformedUpdateError(`more than ${maxClients} clients in one update`);
  return clients;
}

function readStructs(reader: UpdateReader, scan: UpdateScan, maxClients: number): void {
  const clients = readClients(reader, maxClients);
  const seen = clients > 1 ? new Set<number>() : undefined;
  for (let i = 0; i < clients; i++) {
    const count = reader.readUint();
    const client = reader.readUint();
    // Yjs keeps only the last section of a client and would lose the others without a word.
    if (seen?.has(client)) throw new MalformedUpdateError('two sections for one client');
    seen?.add(client);
    scan.count += count;
    readSection(reader, client, count, scan);
  }
}

/** Yjs cannot write down empty, overlapping or disordered ranges when they have to wait for structs. */
function readDeletes(reader: UpdateReader, deletes: ClockRange[], maxClients: number): void {
  const clients = readClients(reader, maxClients);
  const seen = clients > 1 ? new Set<number>() : undefined;
  for (let i = 0; i < clients; i++) {
    const client = reader.readUint();
    if (seen?.has(client)) throw new MalformedUpdateError('two lists of deletions for one client');
    seen?.add(client);
    const count = reader.readUint();
    let end = 0;
    for (let j = 0; j < count; j++) {
      const clock = reader.readClock();
      const length = reader.readClock();
      if (length === 0) throw new MalformedUpdateError('a deletion without length');
      if (clock < end) throw new MalformedUpdateError('deletions out of order');
      end = clock + length;
      if (end > MAX_CLOCK) throw new MalformedUpdateError('a clock out of range');
      deletes.push({ client, clock, length });
    }
  }
}

/**
 * Walks through an update (encoding v1) without building anything, and refuses what Yjs would choke on. Time and memory are
 * bounded by the length of the update: every turn of every loop reads at least one byte or throws. Bytes behind the update are
 * ignored, as Yjs does.
 *
 * @param maxClients of how many clients it may speak: each takes a place in the state vector for good
 * @throws {MalformedUpdateError}
 */
export function scanUpdate(update: Uint8Array, maxClients = Infinity): UpdateScan {
  const scan: UpdateScan = { structs: [], deletes: [], needs: new Map(), count: 0, types: 0, deletesAt: 0, end: 0 };
  const reader = new UpdateReader(update);
  readStructs(reader, scan, maxClients);
  scan.deletesAt = reader.pos;
  readDeletes(reader, scan.deletes, maxClients);
  scan.end = reader.pos;
  return scan;
}
