import type { UpdateAuthor } from '@soproekt/sync';
import type { EntityManager } from 'typeorm';

/** Called after every commit of a document's text, with whose edits were in it; null: nobody who is known. */
export type CommitListener = (documentId: string, authors: readonly (string | null)[]) => void;

/** Who made the newest stored change, and when; null: unknown. */
export interface LastChange {
  readonly authorId: string | null;
  readonly at: Date | null;
}

/** What this feature needs of the document sync: the text of documents as Yjs updates, durable and live. */
export abstract class DocumentStore {
  /**
   * Writes the first update of a document that nobody can have open yet, in the transaction that makes its row: there
   * is never a document without its beginning.
   */
  abstract begin(manager: EntityManager, documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<void>;

  /**
   * The document's state now, edits included that are not committed yet.
   * @throws when it cannot be read in full; never an empty state in its place
   */
  abstract state(documentId: string): Promise<Uint8Array>;

  /**
   * Makes a change in somebody's name. Resolves after its commit.
   * @throws when it cannot be stored now
   */
  abstract change(documentId: string, update: Uint8Array, author: UpdateAuthor): Promise<void>;

  /** The newest stored change. */
  abstract lastChange(documentId: string): Promise<LastChange>;

  /** @returns ends the subscription */
  abstract onCommitted(listener: CommitListener): () => void;
}
