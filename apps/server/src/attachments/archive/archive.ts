import type { Entry, ZipFile } from 'yauzl';
import yauzl from 'yauzl';
import { Refusal } from '../file-refusal.js';
import { ARCHIVE_LIMITS, type ArchiveLimits } from './archive-limits.js';

/** A zip archive whose directory has been checked; nothing is unpacked before it is asked for. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /**
   * Reads and judges the directory.
   * @throws Refusal for what no honest document has: encryption, names that lead out, links, doubles, overlapping or bloated entries
   */
  static async open(bytes: Buffer, limits: ArchiveLimits = ARCHIVE_LIMITS): Promise<Archive> {
    let zip: ZipFile;
    const entries = new Map<string, Entry>();
    try {
      // Closing at the end of the directory would keep the entries from being read.
      zip = await yauzl.fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, strictFileNames: true });
      if (zip.entryCount > limits.entries) throw new Refusal('too-many-entries');
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= limits.entries) throw new Refusal('too-many-entries');
        add(entries, entry);
      }
    } catch (error) {
      throw asRefusal(error);
    }
    checkSizes([...entries.values()], limits);
    checkOverlaps([...entries.values()], bytes.length);
    return new Archive(zip, entries);
  }

  names(): string[] {
    return [...this.entries.values()].filter(({ fileName }) => !fileName.endsWith('/')).map(({ fileName }) => fileName);
  }

  /** Names as Office reads them: in any case. */
  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /**
   * Unpacks one entry, no further than its declared size.
   * @returns null when there is none
   * @throws Refusal when it is larger than `max` or not what the directory says
   */
  async read(name: string, max: number): Promise<Buffer | null> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return null;
    if (entry.uncompressedSize > max) throw new Refusal('unpacks-too-large');
    const chunks: Buffer[] = [];
    for await (const chunk of this.chunks(name)) chunks.push(chunk);
    return Buffer.concat(chunks);
  }

  /** The first bytes of an entry. @throws Refusal */
  async start(name: string, length: number): Promise<Buffer> {
    for await (const chunk of this.chunks(name)) if (chunk.length > 0) return chunk.subarray(0, length);
    return Buffer.alloc(0);
  }

  /** Unpacks one entry bit by bit, no further than its declared size. @throws Refusal */
  async *chunks(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return;
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      for await (const chunk of stream as AsyncIterable<Buffer>) yield chunk;
    } catch (error) {
      throw asRefusal(error);
    }
  }
}

/** Reading an archive fails in words of the library only. */
function asRefusal(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const message = error instanceof Error ? error.message : '';
  if (/encrypt/i.test(message)) return new Refusal('encrypted');
  if (/relative path|absolute path|invalid characters/i.test(message)) return new Refusal('unsafe-names');
  return new Refusal('damaged');
}

const SYMLINK = 0o120000;
const FILE_TYPE = 0o170000;

function add(entries: Map<string, Entry>, entry: Entry): void {
  const name = entry.fileName;
  if (entry.isEncrypted()) throw new Refusal('encrypted');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) throw new Refusal('damaged');
  const fileType = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (fileType === SYMLINK) throw new Refusal('unsafe-names');
  if (/[\u0000-\u001f\u007f]|(?:^|\/)\.{1,2}(?:\/|$)|^[a-z]:|^\/|\\/i.test(name)) throw new Refusal('unsafe-names');
  // The second of two could be what another reader takes for the first.
  if (entries.has(name.toLowerCase())) throw new Refusal('unsafe-names');
  entries.set(name.toLowerCase(), entry);
}

function checkSizes(entries: readonly Entry[], limits: ArchiveLimits): void {
  let total = 0;
  for (const { uncompressedSize, compressedSize } of entries) {
    total += uncompressedSize;
    const bloated = uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio;
    if (total > limits.unpacked || bloated) throw new Refusal('unpacks-too-large');
  }
}

/** Entries that share their packed bytes are how a small file unpacks to a thousand large ones. */
function checkOverlaps(entries: readonly Entry[], size: number): void {
  const ranges = entries
    .map((entry) => {
      const from = entry.relativeOffsetOfLocalHeader;
      // The local header repeats the name; its extra field may differ, so this is the least that the entry takes.
      return { from, to: from + 30 + entry.fileNameRaw.length + entry.compressedSize };
    })
    .sort((a, b) => a.from - b.from);
  let end = 0;
  for (const { from, to } of ranges) {
    if (from < end || to > size) throw new Refusal('damaged');
    end = to;
  }
}
