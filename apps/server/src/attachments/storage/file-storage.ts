import type { Readable } from 'node:stream';

/** Where the bytes of attachments lie. A key is a UUID; what lies under it never changes. */
export interface FileStorage {
  /**
   * Takes a finished file over. Afterwards the key holds all of it, or nothing.
   * @param path file on this machine, which stays
   * @param facts its size in bytes, and the hexadecimal SHA-256 of its content
   */
  put(key: string, path: string, facts: { readonly size: number; readonly sha256: string }): Promise<void>;
  /** @returns null when there is none */
  open(key: string): Promise<Readable | null>;
  /** Removing what is not there is no error. */
  remove(key: string): Promise<void>;
}

/** Token of the storage that the settings ask for. */
export const FILE_STORAGE = Symbol('FILE_STORAGE');

const KEY = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws Error for anything that is no UUID: keys become paths and addresses */
export function checkKey(key: string): string {
  if (!KEY.test(key)) throw new Error('not a key of the storage');
  return key;
}
