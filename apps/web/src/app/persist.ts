import {
  documentDetailSchema,
  documentSummarySchema,
  linkCheckSchema,
  meSchema,
  memberSchema,
  programmeSettingsViewSchema,
  standardSchema,
  workspaceSchema,
} from '@soproekt/contracts';
import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { z } from 'zod';
import { storage } from './storage';

const PREFIX = 'soproekt.cache:';
const MAX_AGE = 30 * 86_400_000;
const WRITE_AFTER = 300;

/** What is kept for a reload without a connection, by the first part of its key, and how it is checked when read. */
const KEPT: Record<string, z.ZodType> = {
  me: meSchema,
  workspaces: z.array(workspaceSchema),
  workspace: workspaceSchema,
  members: z.array(memberSchema),
  documents: z.array(documentSummarySchema),
  recent: z.array(documentSummarySchema),
  document: documentDetailSchema,
  // The checks of a programme go on without a connection.
  'programme-settings': programmeSettingsViewSchema,
  standards: z.array(standardSchema),
  'link-check': linkCheckSchema,
};

const entrySchema = z.object({ at: z.number(), data: z.unknown() });

function schemaFor(key: QueryKey): z.ZodType | undefined {
  // Filtered lists are not worth keeping: the whole list can be had.
  const query = key[0] === 'documents' ? key[2] : undefined;
  if (query && Object.values(query).some((value) => value !== undefined)) return undefined;
  return KEPT[String(key[0])];
}

/** Fills the cache with what was known at the last visit. Anything unreadable is dropped. */
export function restoreCache(client: QueryClient, now = Date.now()): void {
  for (const name of storage.keys(PREFIX)) {
    try {
      const key = z.array(z.unknown()).parse(JSON.parse(name.slice(PREFIX.length)));
      const entry = entrySchema.parse(JSON.parse(storage.get(name) ?? 'null'));
      const data = schemaFor(key)?.parse(entry.data);
      if (data === undefined || now - entry.at > MAX_AGE) throw new Error('outdated');
      // However fresh, it is from before the reload: good to begin with, to be asked for again at once.
      client.setQueryData(key, data, { updatedAt: 0 });
    } catch {
      storage.remove(name);
    }
  }
}

/** Keeps the stored copy in step with the cache. Returns the function that ends it. */
export function persistCache(client: QueryClient): () => void {
  const dirty = new Map<string, QueryKey>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    for (const [name, key] of dirty) {
      const state = client.getQueryState(key);
      if (state?.data === undefined) storage.remove(name);
      else storage.set(name, JSON.stringify({ at: state.dataUpdatedAt, data: state.data }));
    }
    dirty.clear();
  };
  const unsubscribe = client.getQueryCache().subscribe((event) => {
    const changed = event.type === 'removed' || (event.type === 'updated' && event.action.type === 'success');
    const key = event.query.queryKey as QueryKey;
    if (!changed || !schemaFor(key)) return;
    dirty.set(PREFIX + JSON.stringify(key), key);
    timer ??= setTimeout(flush, WRITE_AFTER);
  });
  window.addEventListener('pagehide', flush);
  return () => {
    flush();
    unsubscribe();
    window.removeEventListener('pagehide', flush);
  };
}

/** Forgets everything that was kept. */
export function forgetCache(): void {
  storage.keys(PREFIX).forEach((name) => storage.remove(name));
}
