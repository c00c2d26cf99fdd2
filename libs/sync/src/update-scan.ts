import * as decoding from 'lib0/decoding';

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
  deletes: ClockRange[];
}

/** Bytes that are not a well-formed Yjs update. */
export class MalformedUpdateError extends Error {
  override readonly name = 'MalformedUpdateError';
}

const CONTENT_BITS = 31;
const HAS_PARENT_SUB = 32;
const HAS_RIGHT_ORIGIN = 64;
const HAS_LEFT_ORIGIN = 128;
const GC = 0;
const SKIP = 10;
const TYPE_REFS = 7;
const NAMED_TYPE_REFS: ReadonlySet<number> = new Set([3, 5]);
/** Deeper values would overflow the stack when they are written again. */
const MAX_VALUE_DEPTH = 100;

function readLength(decoder: decoding.Decoder): number {
  const length = decoding.readVarUint(decoder);
  if (length > decoder.arr.length - decoder.pos) throw new MalformedUpdateError('a length points past the end');
  return length;
}

function skipBytes(decoder: decoding.Decoder): void {
  const length = readLength(decoder);
  decoder.pos += length;
}

function skipId(decoder: decoding.Decoder): void {
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
}

/** Counts UTF-16 units as Yjs does, without making a string when all is ASCII. */
function readStringLength(decoder: decoding.Decoder): number {
  const { arr, pos } = decoder;
  const length = readLength(decoder);
  const start = decoder.pos;
  for (let at = start; at < start + length; at++) {
    if ((arr[at] as number) > 127) {
      decoder.pos = pos;
      return decoding.readVarString(decoder).length;
    }
  }
  decoder.pos += length;
  return length;
}

function skipValue(decoder: decoding.Decoder, depth = 0): void {
  if (depth > MAX_VALUE_DEPTH) throw new MalformedUpdateError('a value is nested too deeply');
  const type = decoding.readUint8(decoder);
  switch (type) {
    case 127: // undefined
    case 126: // null
    case 121: // false
    case 120: // true
      return;
    case 125:
      decoding.readVarInt(decoder);
      return;
    case 124:
      decoding.readFloat32(decoder);
      return;
    case 123:
    case 122:
      decoding.readFloat64(decoder);
      return;
    case 119:
    case 116:
      skipBytes(decoder);
      return;
    case 118: {
      const keys = decoding.readVarUint(decoder);
      for (let i = 0; i < keys; i++) {
        skipBytes(decoder);
        skipValue(decoder, depth + 1);
      }
      return;
    }
    case 117: {
      const items = decoding.readVarUint(decoder);
      for (let i = 0; i < items; i++) skipValue(decoder, depth + 1);
      return;
    }
    default:
      throw new MalformedUpdateError(`unknown value type ${type}`);
  }
}

function readList(decoder: decoding.Decoder, skip: (decoder: decoding.Decoder) => void): number {
  const length = decoding.readVarUint(decoder);
  for (let i = 0; i < length; i++) skip(decoder);
  return length;
}

/** Reads the content of an item and returns its length in clocks. */
function readContentLength(decoder: decoding.Decoder, content: number): number {
  switch (content) {
    case 1: // deleted
      return decoding.readVarUint(decoder);
    case 2: // JSON
      return readList(decoder, skipBytes);
    case 3: // binary
    case 5: // embed
      skipBytes(decoder);
      return 1;
    case 4: // string
      return readStringLength(decoder);
    case 6: // format
      skipBytes(decoder);
      skipBytes(decoder);
      return 1;
    case 7: {
      const type = decoding.readVarUint(decoder);
      if (type >= TYPE_REFS) throw new MalformedUpdateError(`unknown shared type ${type}`);
      if (NAMED_TYPE_REFS.has(type)) skipBytes(decoder);
      return 1;
    }
    case 8: // any
      return readList(decoder, skipValue);
    case 9: // subdocument
      skipBytes(decoder);
      skipValue(decoder);
      return 1;
    default:
      throw new MalformedUpdateError(`unknown content ${content}`);
  }
}

function readStructLength(decoder: decoding.Decoder, info: number): number {
  const content = info & CONTENT_BITS;
  if (content === GC || content === SKIP) {
    // Yjs reads these flags differently in its two readers; no encoder writes them.
    if (info !== content) throw new MalformedUpdateError('flags on a struct that has none');
    return decoding.readVarUint(decoder);
  }
  if (info & HAS_LEFT_ORIGIN) skipId(decoder);
  if (info & HAS_RIGHT_ORIGIN) skipId(decoder);
  if (!(info & (HAS_LEFT_ORIGIN | HAS_RIGHT_ORIGIN))) {
    if (decoding.readVarUint(decoder) === 1) skipBytes(decoder);
    else skipId(decoder);
    if (info & HAS_PARENT_SUB) skipBytes(decoder);
  }
  return readContentLength(decoder, content);
}

function readStructs(decoder: decoding.Decoder, structs: ClockRange[]): void {
  const clients = decoding.readVarUint(decoder);
  const seen = new Set<number>();
  for (let i = 0; i < clients; i++) {
    const count = decoding.readVarUint(decoder);
    const client = decoding.readVarUint(decoder);
    // Yjs keeps only the last section of a client and would lose the others without a word.
    if (seen.has(client)) throw new MalformedUpdateError('two sections for one client');
    seen.add(client);
    let clock = decoding.readVarUint(decoder);
    let range: ClockRange | undefined;
    for (let j = 0; j < count; j++) {
      const info = decoding.readUint8(decoder);
      const length = readStructLength(decoder, info);
      // An empty struct would break the binary search of Yjs for good; no encoder writes one.
      if (length === 0) throw new MalformedUpdateError('a struct without length');
      if (!Number.isSafeInteger(clock + length)) throw new MalformedUpdateError('a clock out of range');
      if (info === SKIP) {
        range = undefined;
      } else if (range) {
        range.length += length;
      } else {
        range = { client, clock, length };
        structs.push(range);
      }
      clock += length;
    }
  }
}

function readDeletes(decoder: decoding.Decoder, deletes: ClockRange[]): void {
  const clients = decoding.readVarUint(decoder);
  for (let i = 0; i < clients; i++) {
    const client = decoding.readVarUint(decoder);
    const count = decoding.readVarUint(decoder);
    for (let j = 0; j < count; j++) {
      const clock = decoding.readVarUint(decoder);
      const length = decoding.readVarUint(decoder);
      if (!Number.isSafeInteger(clock + length)) throw new MalformedUpdateError('a clock out of range');
      deletes.push({ client, clock, length });
    }
  }
}

/**
 * Walks through an update (encoding v1) without building anything, and refuses what Yjs would choke on. Time and memory are
 * bounded by the length of the update: every turn of every loop reads at least one byte or throws.
 *
 * @throws {MalformedUpdateError}
 */
export function scanUpdate(update: Uint8Array): UpdateScan {
  const scan: UpdateScan = { structs: [], deletes: [] };
  const decoder = decoding.createDecoder(update);
  try {
    readStructs(decoder, scan.structs);
    readDeletes(decoder, scan.deletes);
  } catch (cause) {
    if (cause instanceof MalformedUpdateError) throw cause;
    throw new MalformedUpdateError('the update is cut short', { cause });
  }
  return scan;
}
