import * as encoding from 'lib0/encoding';
import { DeleteSet } from './delete-set.js';
import { Content, CONTENT_BITS, MalformedUpdateError, UpdateReader } from './update-reader.js';
import { scanUpdate, type UpdateScan } from './update-scan.js';

/** Structs that follow each other and become one: a text typed letter by letter, or things long deleted. */
interface Run {
  content: number;
  /** Flags, ids and parent of the first one. */
  head: Uint8Array;
  length: number;
  rightClient: number;
  rightClock: number;
  /** The bytes of the texts. */
  texts: Uint8Array[];
}

/** Content of which two neighbours can be one struct. */
function isJoinable(content: number): boolean {
  return content === Content.string || content === Content.deleted || content === Content.gc;
}

/** The structs of one client, copied as bytes. */
class Section {
  private readonly structs = encoding.createEncoder();
  private count = 0;
  private run: Run | undefined;
  /** The clock behind the last struct. */
  next: number;

  constructor(
    readonly client: number,
    private readonly clock: number,
  ) {
    this.next = clock;
  }

  /** Takes the struct which the reader read last, from position `start` on. */
  push(reader: UpdateReader, start: number): void {
    const content = reader.info & CONTENT_BITS;
    if (this.run && this.continues(this.run, reader, content)) {
      this.run.length += reader.length;
      if (content === Content.string) this.run.texts.push(reader.bytes.subarray(reader.textAt, reader.pos));
    } else {
      this.flush();
      if (isJoinable(content)) this.run = startRun(reader, start, content);
      else this.copy(reader.bytes.subarray(start, reader.pos));
    }
    this.next += reader.length;
  }

  /** Whether the struct is what splitting a longer one at this place would give. */
  private continues(run: Run, reader: UpdateReader, content: number): boolean {
    if (run.content !== content) return false;
    if (content === Content.gc) return true;
    return (
      reader.leftClient === this.client &&
      reader.leftClock === this.next - 1 &&
      reader.rightClient === run.rightClient &&
      (reader.rightClient < 0 || reader.rightClock === run.rightClock)
    );
  }

  private copy(struct: Uint8Array): void {
    encoding.writeUint8Array(this.structs, struct);
    this.count++;
  }

  private flush(): void {
    const { run } = this;
    if (!run) return;
    this.run = undefined;
    this.copy(run.head);
    if (run.content !== Content.string) {
      encoding.writeVarUint(this.structs, run.length);
      return;
    }
    let size = 0;
    for (const text of run.texts) size += text.length;
    encoding.writeVarUint(this.structs, size);
    for (const text of run.texts) encoding.writeUint8Array(this.structs, text);
  }

  write(encoder: encoding.Encoder): void {
    this.flush();
    encoding.writeVarUint(encoder, this.count);
    encoding.writeVarUint(encoder, this.client);
    encoding.writeVarUint(encoder, this.clock);
    encoding.writeUint8Array(encoder, encoding.toUint8Array(this.structs));
  }
}

function startRun(reader: UpdateReader, start: number, content: number): Run {
  return {
    content,
    head: reader.bytes.subarray(start, reader.contentAt),
    length: reader.length,
    rightClient: reader.rightClient,
    rightClock: reader.rightClock,
    texts: content === Content.string ? [reader.bytes.subarray(reader.textAt, reader.pos)] : [],
  };
}

/** Updates in which the clocks of each client follow each other without a gap. */
class Group {
  private readonly sections = new Map<number, Section>();
  private readonly deletes = new DeleteSet();
  private readonly first: Uint8Array;
  private count = 0;

  constructor(update: Uint8Array, scan: UpdateScan) {
    this.first = update;
    this.add(update, scan);
  }

  /** Whether every client goes on in the update where it stopped here, or is new. */
  fits({ structs }: UpdateScan): boolean {
    let client = -1;
    for (const range of structs) {
      // Behind a gap inside the update the same client comes again.
      if (range.client === client) continue;
      client = range.client;
      const section = this.sections.get(client);
      if (section && section.next !== range.clock) return false;
    }
    return true;
  }

  add(update: Uint8Array, scan: UpdateScan): void {
    this.count++;
    this.deletes.addAll(scan.deletes);
    const reader = new UpdateReader(update);
    for (let clients = reader.readUint(); clients > 0; clients--) this.addSection(reader);
  }

  private addSection(reader: UpdateReader): void {
    const count = reader.readUint();
    const client = reader.readUint();
    let clock = reader.readUint();
    let section = this.sections.get(client);
    let started = false;
    for (let i = 0; i < count; i++) {
      const start = reader.pos;
      reader.readStruct();
      // A gap before the first struct says nothing.
      started ||= reader.info !== Content.skip;
      if (started) {
        if (!section) this.sections.set(client, (section = new Section(client, clock)));
        section.push(reader, start);
      }
      clock += reader.length;
    }
  }

  finish(): Uint8Array {
    if (this.count === 1) return this.first;
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, this.sections.size);
    // Yjs integrates faster when higher clients come first, and writes them so.
    for (const section of [...this.sections.values()].sort((a, b) => b.client - a.client)) section.write(encoder);
    this.deletes.write(encoder);
    return encoding.toUint8Array(encoder);
  }
}

function scanned(update: Uint8Array): UpdateScan | null {
  try {
    return scanUpdate(update);
  } catch (error) {
    if (error instanceof MalformedUpdateError) return null;
    throw error;
  }
}

/**
 * Joins Yjs updates (encoding v1) in linear time without building a document, by copying the bytes of their structs. Applying the
 * result in order has the same effect as applying the updates in order.
 *
 * Mostly one update comes out. Where the clocks of a client do not follow each other (something is missing, or comes twice), and
 * around updates that {@link scanUpdate} refuses, a new one begins; a single update stays as it is.
 */
export function joinUpdates(updates: readonly Uint8Array[]): Uint8Array[] {
  if (updates.length < 2) return [...updates];
  const joined: Uint8Array[] = [];
  let group: Group | undefined;
  for (const update of updates) {
    const scan = scanned(update);
    if (scan && group?.fits(scan)) {
      group.add(update, scan);
      continue;
    }
    if (group) joined.push(group.finish());
    group = scan ? new Group(update, scan) : undefined;
    if (!scan) joined.push(update);
  }
  if (group) joined.push(group.finish());
  return joined;
}
