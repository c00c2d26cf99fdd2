import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';

/** All local databases begin like this; signing out deletes them by this prefix. */
const PREFIX = 'soproekt:doc:';

/** Name of the local copy of one document of one person. */
export function localDatabaseName(userId: string, documentId: string): string {
  return `${PREFIX}${userId}:${documentId}`;
}

/** Deletes the local copy of a document that is not open in this window. */
export function eraseLocalDatabase(name: string): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = request.onerror = request.onblocked = () => resolve();
  });
}

/** What is noted beside the updates. */
export interface LocalNote {
  /** Unconfirmed edits lie in this copy. */
  readonly pending: boolean;
  /** State vector of the last state that the server had confirmed entirely. */
  readonly confirmed: Uint8Array | null;
  /** Yjs client ids under which the unconfirmed edits were made here. */
  readonly clients: readonly number[];
}

const NOTE = 'soproekt';
const OPEN_TIMEOUT = 5000;

/**
 * The local copy of a document. y-indexeddb neither reports a failed write nor a browser without storage; «kept on
 * this device» must be true, so writes are made here and counted until their transaction is complete.
 */
export class LocalStore {
  private readonly persistence: IndexeddbPersistence;
  private readonly waiting = new Set<IDBTransaction>();
  private failed = false;
  private open = false;
  private trim: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param onChange called when `kept` may have changed
   */
  constructor(
    readonly name: string,
    private readonly doc: Y.Doc,
    private readonly onChange: () => void,
  ) {
    this.persistence = new IndexeddbPersistence(name, doc);
    // The library's own failure to open is reported by `load`; this keeps it from being an unhandled rejection.
    (this.persistence as unknown as { _db: Promise<unknown> })._db.catch(() => this.fail());
    doc.off('update', this.persistence._storeUpdate);
    doc.on('update', this.store);
  }

  /** Reads the copy into the document. Resolves to null when this browser keeps nothing. */
  async load(): Promise<LocalNote | null> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const given = new Promise<null>((resolve) => {
      timer = setTimeout(() => resolve(null), OPEN_TIMEOUT);
    });
    try {
      const loaded = await Promise.race([this.persistence.whenSynced, given, this.failure()]);
      if (!loaded || this.failed) {
        this.fail();
        return null;
      }
      this.open = true;
      const note = (await this.persistence.get(NOTE)) as unknown as Partial<LocalNote> | undefined;
      this.onChange();
      return {
        pending: note?.pending === true,
        confirmed: note?.confirmed instanceof Uint8Array ? note.confirmed : null,
        clients: Array.isArray(note?.clients) ? note.clients : [],
      };
    } catch {
      this.fail();
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Every edit so far lies in the browser's storage; false for the moment that a write takes. */
  get flushed(): boolean {
    return this.open && !this.failed && this.waiting.size === 0;
  }

  /** The browser's storage takes what it is given (some writes may still be on their way). */
  get works(): boolean {
    return this.open && !this.failed;
  }

  async note(note: LocalNote): Promise<void> {
    if (!this.works) return;
    try {
      await this.persistence.set(NOTE, note as unknown as string);
    } catch {
      this.fail();
    }
  }

  /** True for updates that were read from this copy. */
  isOrigin(origin: unknown): boolean {
    return origin === this.persistence;
  }

  async close(): Promise<void> {
    this.doc.off('update', this.store);
    clearTimeout(this.trim);
    await this.persistence.destroy().catch(() => undefined);
  }

  /** Deletes the copy. */
  async erase(): Promise<void> {
    this.doc.off('update', this.store);
    clearTimeout(this.trim);
    await this.persistence.destroy().catch(() => undefined);
    await eraseLocalDatabase(this.name);
  }

  private readonly store = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.persistence) return;
    const db = this.persistence.db;
    // Before the database is open y-indexeddb writes the whole state by itself as soon as it is.
    if (!db || this.failed) return;
    try {
      const transaction = db.transaction(['updates'], 'readwrite');
      transaction.objectStore('updates').add(update);
      this.waiting.add(transaction);
      this.trimSoon();
      transaction.oncomplete = () => this.settle(transaction);
      transaction.onabort = transaction.onerror = () => {
        this.waiting.delete(transaction);
        this.fail();
      };
    } catch {
      this.fail();
    }
  };

  /** Folds many small updates into one, as y-indexeddb does. */
  private trimSoon(): void {
    this.persistence._dbsize += 1;
    if (this.persistence._dbsize < PREFERRED_TRIM_SIZE) return;
    clearTimeout(this.trim);
    this.trim = setTimeout(() => void storeState(this.persistence, false).catch(() => this.fail()), 1000);
  }

  private settle(transaction: IDBTransaction): void {
    this.waiting.delete(transaction);
    if (this.waiting.size === 0) this.onChange();
  }

  private fail(): void {
    if (this.failed) return;
    this.failed = true;
    this.onChange();
  }

  private failure(): Promise<null> {
    const opening = (this.persistence as unknown as { _db: Promise<unknown> })._db;
    return opening.then(
      () => new Promise<null>(() => undefined),
      () => null,
    );
  }
}
