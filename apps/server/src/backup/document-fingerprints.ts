import { DamagedStateError, FoldAbortedError, type Folder } from '@soproekt/sync';
import { WorkerFolder } from '@soproekt/sync/node';
import { createHash } from 'node:crypto';
import type pg from 'pg';
import { checksumOf } from '../collab/checksum.js';
import type { DocumentFingerprint } from './backup-format.js';
import { hashDocument } from './document-hash.js';

/** Journal rows read at once. */
const ROWS = 1_000;
/** A document that takes longer to put together is crafted; it must not keep the others from being saved. */
const FOLD_MS = 60_000;

interface Row {
  seq: string;
  update: Buffer;
  checksum: number;
}

/**
 * The fingerprint of every document, one after the other: no more than one is in memory. What is set aside or damaged is left
 * out, as the server does when it opens the document.
 */
export async function* documentFingerprints(client: pg.ClientBase): AsyncGenerator<DocumentFingerprint> {
  const { rows } = await client.query<{ id: string }>(`
    select id from document union select document_id from document_snapshot union select document_id from document_update
    order by 1`);
  const folder = new WorkerFolder({ timeoutMs: FOLD_MS });
  try {
    for (const { id } of rows) yield await fingerprint(client, folder, id);
  } finally {
    await folder.close();
  }
}

async function fingerprint(client: pg.ClientBase, folder: Folder, id: string): Promise<DocumentFingerprint> {
  const updates: Uint8Array[] = [];
  let setAside = await count(client, id);
  const snapshot = await client.query<{ state: Buffer; checksum: number }>(
    'select state, checksum from document_snapshot where document_id = $1',
    [id],
  );
  for (const { state, checksum } of snapshot.rows) {
    if (checksumOf(state) === checksum) updates.push(state);
    else setAside += 1;
  }
  for (let after = '0', more = true; more;) {
    const { rows } = await client.query<Row>(
      `select seq, update, checksum from document_update
       where document_id = $1 and seq > $2 and quarantined_at is null order by seq limit ${ROWS}`,
      [id, after],
    );
    for (const { update, checksum } of rows) {
      if (checksumOf(update) === checksum) updates.push(update);
      else setAside += 1;
    }
    after = rows.at(-1)?.seq ?? after;
    more = rows.length === ROWS;
  }
  const { hash, refused } = await hashOf(folder, updates);
  return { id, hash, setAside: setAside + refused };
}

async function hashOf(folder: Folder, updates: readonly Uint8Array[]): Promise<{ hash: string; refused: number }> {
  try {
    const { state, refused } = await folder.fold({ base: null, updates });
    return { hash: hashDocument([state]).hash, refused: refused.length };
  } catch (error) {
    if (!(error instanceof FoldAbortedError) && !(error instanceof DamagedStateError)) throw error;
    // Nobody can tell what it says; what can be compared is its bytes.
    const bytes = createHash('sha256');
    for (const update of updates) bytes.update(update);
    return { hash: `bytes:${bytes.digest('hex')}`, refused: updates.length };
  }
}

async function count(client: pg.ClientBase, id: string): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    'select count(*)::int as count from document_update where document_id = $1 and quarantined_at is not null',
    [id],
  );
  return rows[0]?.count ?? 0;
}
