import { defaultLimits, type SyncLimits } from '@soproekt/sync';
import { ConfigError } from './config-error.js';

/** Bounds of the sync endpoint before the engine has a connection. Sizes in bytes, times in milliseconds. */
export interface SocketLimits {
  /** Largest time for deciding about a connection. */
  decisionMs: number;
  /** Bytes kept from a client whose right is not decided yet. */
  undecidedBytes: number;
  /** Connections whose right is not decided yet, of all clients together. */
  undecidedConnections: number;
  /** How often a peer is asked for a sign of life; one that leaves a question unanswered until the next is cut. */
  pingMs: number;
}

/** What holds unless configured otherwise. */
export const defaultSocketLimits: SocketLimits = {
  decisionMs: 10_000,
  undecidedBytes: 64 * 1024,
  undecidedConnections: 2_000,
  pingMs: 30_000,
};

/** All bounds of the document sync. */
export type CollabLimits = SyncLimits & SocketLimits;

/** Our client cuts what it sends to 1 MiB; smaller bounds would lock it out. */
const SMALLEST: Readonly<Record<string, number>> = { maxMessageBytes: 1_100_000 };

const defaults: CollabLimits = { ...defaultLimits, ...defaultSocketLimits };

/** The variable of a limit: `maxMessageBytes` is `SYNC_MAX_MESSAGE_BYTES`. */
export function limitVariable(key: keyof CollabLimits): string {
  return `SYNC_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/**
 * Reads the limits of the document sync; docs/limits.md names them all.
 *
 * @throws ConfigError also for a variable that names no limit: a misspelt bound would not hold
 */
export function readCollabLimits(env: Readonly<Record<string, string | undefined>>): CollabLimits {
  const keys = new Map(Object.keys(defaults).map((key) => [limitVariable(key as keyof CollabLimits), key]));
  const limits: Record<string, number> = { ...defaults };
  for (const [name, raw] of Object.entries(env)) {
    if (!name.startsWith('SYNC_') || !raw) continue;
    const key = keys.get(name);
    if (!key) throw new ConfigError(`${name} is no setting of the document sync; docs/limits.md lists them.`);
    if (!/^\d{1,12}$/.test(raw)) throw new ConfigError(`${name} must be a whole number from 0 on; found "${raw}".`);
    const least = SMALLEST[key] ?? 0;
    if (Number(raw) < least) throw new ConfigError(`${name} must be at least ${least}; found "${raw}".`);
    limits[key] = Number(raw);
  }
  return limits as unknown as CollabLimits;
}
