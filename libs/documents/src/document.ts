import type { DocumentKind } from '@soproekt/domain';
import type * as Y from 'yjs';
import { readMeta } from './projection.js';
import { metaRoot, SCHEMA_VERSION } from './schema.js';
import { completeSections } from './rows/ensure-rows.js';
import type { ChangeOptions } from './sections.js';

/** Writes the facts of a new document; leaves a document that has them already as it is. */
export function initDocument(doc: Y.Doc, facts: { readonly kind: DocumentKind }, options: ChangeOptions = {}): void {
  doc.transact(() => {
    const meta = metaRoot(doc);
    const present = readMeta(doc);
    if (present.schemaVersion === 0) meta.set('schemaVersion', SCHEMA_VERSION);
    if (present.kind === null) meta.set('kind', facts.kind);
  }, options.origin);
}

/** A step from one version to the next. It must give the same result wherever it runs, and touch only what it changes. */
export interface Migration {
  readonly from: number;
  readonly migrate: (doc: Y.Doc) => void;
}

/** Steps to SCHEMA_VERSION, in order; none yet. Never edit one that has been released. */
const MIGRATIONS: readonly Migration[] = [];

/** What became of migrateDocument. `newer`: written by a later release, left alone and not to be edited here. */
export type MigrationResult = 'current' | 'migrated' | 'newer';

/**
 * Brings a document to SCHEMA_VERSION. Only the server calls it, once per load: two replicas migrating on their own
 * could both append the same thing. It also gives sections of structured kinds the maps that they lack.
 */
export function migrateDocument(
  doc: Y.Doc,
  options: ChangeOptions = {},
  migrations: readonly Migration[] = MIGRATIONS,
  target: number = SCHEMA_VERSION,
): MigrationResult {
  const version = readMeta(doc).schemaVersion;
  if (version > target) return 'newer';
  // Version 0 has only foreign roots or sections without a version: nothing to bring forward.
  if (version === 0) return 'current';
  const completed = completeSections(doc, options.origin) > 0;
  if (version === target) return completed ? 'migrated' : 'current';
  doc.transact(() => {
    for (const step of migrations) if (step.from >= version && step.from < target) step.migrate(doc);
    metaRoot(doc).set('schemaVersion', target);
  }, options.origin);
  return 'migrated';
}
