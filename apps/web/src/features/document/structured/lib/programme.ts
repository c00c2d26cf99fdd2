import { createProgrammeProjector, observeProgramme } from '@soproekt/documents';
import { programmeSums, type ProgrammeFacts, type ProgrammeSums } from '@soproekt/domain';
import { useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import type { CollabSession } from '../../lib/collab-session';

/** What tables show: all of the programme but its texts, which change with every key that is typed into one. */
type ProgrammeRows = Omit<ProgrammeFacts, 'texts'>;

interface Reading {
  readonly facts: ProgrammeRows;
  readonly sums: ProgrammeSums;
}

function isSame(rows: ProgrammeRows, facts: ProgrammeFacts): boolean {
  const keys = Object.keys(facts) as (keyof ProgrammeFacts)[];
  return keys.every((key) => key === 'texts' || rows[key] === facts[key]);
}

/** The programme as plain data with its sums, read once for all tables of a document. */
class ProgrammeStore {
  private readonly projector;
  private readonly listeners = new Set<() => void>();
  private reading: Reading | null = null;

  constructor(doc: Y.Doc) {
    this.projector = createProgrammeProjector(doc);
    observeProgramme(doc, () => {
      for (const listener of this.listeners) listener();
    });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The same object until a row changes. */
  readonly read = (): Reading => {
    const facts = this.projector.read();
    if (!this.reading || !isSame(this.reading.facts, facts)) this.reading = { facts, sums: programmeSums(facts) };
    return this.reading;
  };
}

/** Ends with its document: nothing else holds it. */
const stores = new WeakMap<Y.Doc, ProgrammeStore>();

function storeOf(doc: Y.Doc): ProgrammeStore {
  const known = stores.get(doc);
  if (known) return known;
  const store = new ProgrammeStore(doc);
  stores.set(doc, store);
  return store;
}

/** Facts and sums of the programme that the document describes, as they are now. */
export function useProgramme({ doc }: Pick<CollabSession, 'doc'>): Reading {
  const store = storeOf(doc);
  return useSyncExternalStore(store.subscribe, store.read);
}
