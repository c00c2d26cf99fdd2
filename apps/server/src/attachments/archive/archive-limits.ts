/** What an archive may hold at most (S29); sizes in bytes. */
export interface ArchiveLimits {
  readonly entries: number;
  /** Of all entries together, unpacked. */
  readonly unpacked: number;
  /** Unpacked by packed size, of entries that unpack to more than `ratioFrom`. */
  readonly ratio: number;
  readonly ratioFrom: number;
}

const MIB = 1024 * 1024;

/** Honest documents: a few hundred entries, XML that shrinks to a tenth or, with wide tables, to a fiftieth. */
export const ARCHIVE_LIMITS: ArchiveLimits = { entries: 2_000, unpacked: 200 * MIB, ratio: 250, ratioFrom: MIB };
