/** Bytes that are not a well-formed Yjs update. */
export class MalformedUpdateError extends Error {
  override readonly name = 'MalformedUpdateError';
}

/** What the lower five bits of a struct's first byte say. */
export const Content = {
  gc: 0,
  deleted: 1,
  json: 2,
  binary: 3,
  string: 4,
  embed: 5,
  format: 6,
  type: 7,
  any: 8,
  subdocument: 9,
  skip: 10,
} as const;

export const CONTENT_BITS = 31;
export const HAS_PARENT_SUB = 32;
export const HAS_RIGHT_ORIGIN = 64;
export const HAS_LEFT_ORIGIN = 128;

/**
 * Clocks end here. What must wait for other updates Yjs keeps in its second format, which writes twice the difference of two
 * clocks as a number that must be a safe integer.
 */
export const MAX_CLOCK = 2 ** 50;

/** Deeper values would overflow the stack when they are written again. */
const MAX_VALUE_DEPTH = 100;
/** A safe integer takes eight bytes of seven bits. */
const MAX_INTEGER_SCALE = 2 ** 49;
const TYPE_REFS = 7;
const XML_ELEMENT = 3;
const XML_HOOK = 5;
const PROTO = '__proto__';
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Whether something lies deeper in a value than Yjs can write. It goes no deeper itself. */
function exceedsDepth(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth >= MAX_VALUE_DEPTH || Object.values(value).some((child) => exceedsDepth(child, depth + 1));
}

/**
 * Length in UTF-16 units of UTF-8 between two positions, -1 when it is not valid UTF-8 (as a fatal TextDecoder sees it).
 * Without making a string: most strings here are a few bytes long.
 */
export function utf16Length(bytes: Uint8Array, start: number, end: number): number {
  let length = 0;
  let at = start;
  while (at < end) {
    const lead = bytes[at++] as number;
    length++;
    if (lead < 0x80) continue;
    if (lead < 0xc2 || lead > 0xf4) return -1;
    const more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    if (end - at < more) return -1;
    const second = bytes[at] as number;
    const lowest = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const highest = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    if (second < lowest || second > highest) return -1;
    for (let i = 1; i < more; i++) if (((bytes[at + i] as number) & 0xc0) !== 0x80) return -1;
    at += more;
    if (more === 3) length++;
  }
  return length;
}

/**
 * Reads a Yjs update (encoding v1) piece by piece without building anything. Stricter than Yjs: what Yjs would choke on now or
 * when it writes the document again is refused. Every loop takes at least one byte a turn, so time is bounded by the length.
 */
export class UpdateReader {
  pos = 0;
  /** First byte of the struct read last: content and flags. */
  info = 0;
  /** Clocks the struct takes. */
  length = 0;
  /** Ids the struct refers to; a client of -1: none. */
  leftClient = -1;
  leftClock = 0;
  rightClient = -1;
  rightClock = 0;
  parentClient = -1;
  parentClock = 0;
  /** Where its content begins, behind ids and parent; where the bytes of a string begin. */
  contentAt = 0;
  textAt = 0;

  constructor(readonly bytes: Uint8Array) {}

  /** @throws {MalformedUpdateError} at the end of the bytes, as all methods here */
  readByte(): number {
    if (this.pos >= this.bytes.length) throw new MalformedUpdateError('the update is cut short');
    return this.bytes[this.pos++] as number;
  }

  readUint(): number {
    let byte = this.readByte();
    if (byte < 128) return byte;
    let value = byte & 127;
    let scale = 128;
    do {
      byte = this.readByte();
      value += (byte & 127) * scale;
      if (value > Number.MAX_SAFE_INTEGER || scale > MAX_INTEGER_SCALE) {
        throw new MalformedUpdateError('a number out of range');
      }
      scale *= 128;
    } while (byte >= 128);
    return value;
  }

  readClock(): number {
    const clock = this.readUint();
    if (clock > MAX_CLOCK) throw new MalformedUpdateError('a clock out of range');
    return clock;
  }

  /** Reads one struct into the fields of this reader; its end is `pos` afterwards. */
  readStruct(): void {
    const info = this.readByte();
    const content = info & CONTENT_BITS;
    this.info = info;
    this.leftClient = this.rightClient = this.parentClient = -1;
    if (content === Content.gc || content === Content.skip) {
      // Yjs reads these flags differently in its two readers; no encoder writes them.
      if (info !== content) throw new MalformedUpdateError('flags on a struct that has none');
    } else {
      this.readReferences(info);
    }
    this.contentAt = this.pos;
    this.length = this.readContent(content);
    // An empty struct would break the binary search of Yjs for good; no encoder writes one.
    if (this.length === 0) throw new MalformedUpdateError('a struct without length');
  }

  private readReferences(info: number): void {
    if (info & HAS_LEFT_ORIGIN) {
      this.leftClient = this.readUint();
      this.leftClock = this.readClock();
    }
    if (info & HAS_RIGHT_ORIGIN) {
      this.rightClient = this.readUint();
      this.rightClock = this.readClock();
    }
    if (info & (HAS_LEFT_ORIGIN | HAS_RIGHT_ORIGIN)) return;
    if (this.readUint() === 1) {
      this.readString();
    } else {
      this.parentClient = this.readUint();
      this.parentClock = this.readClock();
    }
    if (info & HAS_PARENT_SUB) this.readString();
  }

  private readContent(content: number): number {
    switch (content) {
      case Content.gc:
      case Content.skip:
      case Content.deleted:
        return this.readClock();
      case Content.json:
        return this.readList(() => this.readJson(true));
      case Content.binary:
        this.readBytes();
        return 1;
      case Content.string:
        return this.readString();
      case Content.embed:
        this.readJson(false);
        return 1;
      case Content.format:
        this.readString();
        this.readJson(false);
        return 1;
      case Content.type: {
        const type = this.readUint();
        if (type >= TYPE_REFS) throw new MalformedUpdateError(`unknown shared type ${type}`);
        if (type === XML_ELEMENT || type === XML_HOOK) this.readString();
        return 1;
      }
      case Content.any:
        return this.readList(() => this.readValue(0));
      case Content.subdocument:
        throw new MalformedUpdateError('a subdocument');
      default:
        throw new MalformedUpdateError(`unknown content ${content}`);
    }
  }

  /** Takes the bytes of a length and so many more; they begin at `textAt` and end at `pos`. */
  private readBytes(): void {
    const length = this.readUint();
    if (length > this.bytes.length - this.pos) throw new MalformedUpdateError('a length points past the end');
    this.textAt = this.pos;
    this.pos += length;
  }

  /** @returns its length in UTF-16 units, as Yjs counts clocks */
  private readString(): number {
    this.readBytes();
    const length = utf16Length(this.bytes, this.textAt, this.pos);
    if (length < 0) throw new MalformedUpdateError('a string that is not UTF-8');
    return length;
  }

  private decodeString(): string {
    this.readString();
    return decoder.decode(this.bytes.subarray(this.textAt, this.pos));
  }

  private readJson(allowUndefined: boolean): void {
    const text = this.decodeString();
    if (allowUndefined && text === 'undefined') return;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw new MalformedUpdateError('a value that is not JSON', { cause });
    }
    if (exceedsDepth(value)) throw new MalformedUpdateError('a value is nested too deeply');
  }

  private readList(readOne: () => void): number {
    const length = this.readUint();
    for (let i = 0; i < length; i++) readOne();
    return length;
  }

  private skipFixed(length: number): void {
    if (length > this.bytes.length - this.pos) throw new MalformedUpdateError('the update is cut short');
    this.pos += length;
  }

  private readValue(depth: number): void {
    if (depth > MAX_VALUE_DEPTH) throw new MalformedUpdateError('a value is nested too deeply');
    const type = this.readByte();
    switch (type) {
      case 127: // undefined
      case 126: // null
      case 121: // false
      case 120: // true
        return;
      case 125:
        this.readSignedInteger();
        return;
      case 124: // float of 32 bits
        this.skipFixed(4);
        return;
      case 123: // float of 64 bits
      case 122: // bigint
        this.skipFixed(8);
        return;
      case 119:
        this.readString();
        return;
      case 118: {
        const keys = this.readUint();
        for (let i = 0; i < keys; i++) {
          this.readKey();
          this.readValue(depth + 1);
        }
        return;
      }
      case 117: {
        const items = this.readUint();
        for (let i = 0; i < items; i++) this.readValue(depth + 1);
        return;
      }
      case 116:
        this.readBytes();
        return;
      default:
        throw new MalformedUpdateError(`unknown value type ${type}`);
    }
  }

  /** A key of an object. lib0 would make `__proto__` the object's prototype, and fail to write a false Uint8Array again. */
  private readKey(): void {
    this.readString();
    if (this.pos - this.textAt !== PROTO.length || this.bytes[this.textAt] !== PROTO.charCodeAt(0)) return;
    if (decoder.decode(this.bytes.subarray(this.textAt, this.pos)) === PROTO) {
      throw new MalformedUpdateError('a key that would change a prototype');
    }
  }

  /** Six bits and a sign in the first byte, seven in the others. */
  private readSignedInteger(): void {
    const first = this.readByte();
    if (first < 128) return;
    let value = first & 63;
    let scale = 64;
    let byte: number;
    do {
      byte = this.readByte();
      value += (byte & 127) * scale;
      if (value > Number.MAX_SAFE_INTEGER || scale > MAX_INTEGER_SCALE) {
        throw new MalformedUpdateError('a number out of range');
      }
      scale *= 128;
    } while (byte >= 128);
  }
}
