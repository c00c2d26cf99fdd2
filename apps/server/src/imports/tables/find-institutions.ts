import type { KnownInstitution } from '../imported.js';
import type { Notes } from '../notes.js';
import { listCell, plainKey } from '@soproekt/domain';

const JOINTLY = /^(?:совместно|сетев|jointly|joint$)/i;

/** Finds the institutions that cells name, by short or full name. */
export class InstitutionFinder {
  private readonly byName = new Map<string, string>();

  constructor(
    private readonly known: readonly KnownInstitution[],
    private readonly notes: Notes,
  ) {
    for (const { id, shortName, name } of known) {
      for (const key of [plainKey(shortName), plainKey(name)]) if (key !== '') this.byName.set(key, id);
    }
  }

  /** The institution of this name, if there is one; nothing is said of others. */
  named(name: string): string[] {
    const id = this.byName.get(plainKey(name));
    return id ? [id] : [];
  }

  /** «СРПУ, ИРО»; «совместно» are all owners. */
  idsOf(text: string): string[] {
    const ids = new Set<string>();
    for (const part of listCell(text)) {
      if (JOINTLY.test(part)) {
        for (const { id, owner } of this.known) if (owner) ids.add(id);
        continue;
      }
      const id = this.byName.get(plainKey(part)) ?? this.byName.get(plainKey(text));
      if (id) ids.add(id);
      else this.notes.add('institution-unknown', 1, part);
    }
    return [...ids];
  }
}
