import { MalformedUpdateError, scanUpdate } from '@soproekt/sync';
import { createHash } from 'node:crypto';
import * as Y from 'yjs';

/**
 * A fingerprint of what a document says, the same however its journal is laid out: one snapshot, a thousand rows, or both; loaded
 * in this order or another. SHA-256 over canonical JSON of
 * - the visible content of all roots, with formatting as runs (Yjs drops redundant marks when it loads a text);
 * - the state vector, so that an insertion counts that was deleted again;
 * - what waits for updates that are not there, as ranges.
 *
 * @param updates Yjs updates (v1): the snapshot and the rows on top of it
 * @returns the hash, and the positions of updates that cannot be decoded and are not in it
 */
export function hashDocument(updates: Iterable<Uint8Array>): { hash: string; refused: number[] } {
  const doc = new Y.Doc();
  const refused: number[] = [];
  try {
    let at = 0;
    // One transaction, else Yjs tidies up after every row.
    doc.transact(() => {
      for (const update of updates) {
        if (!apply(doc, update)) refused.push(at);
        at += 1;
      }
      settle(doc);
    });
    const roots = [...doc.share].map(([name, type]) => [name, contentOf(type as Y.AbstractType<unknown>)] as const);
    const filled = roots.filter(([, content]) => !isEmpty(content));
    const canonical = canonicalJson({
      roots: Object.fromEntries(filled),
      stateVector: sortedVector(doc),
      pending: pendingOf(doc),
    });
    return { hash: createHash('sha256').update(canonical).digest('hex'), refused };
  } finally {
    doc.destroy();
  }
}

function apply(doc: Y.Doc, update: Uint8Array): boolean {
  try {
    // Before Yjs sees it: what fails half-way there would stay half applied.
    scanUpdate(update);
    Y.applyUpdate(doc, update);
    return true;
  } catch (error) {
    if (error instanceof MalformedUpdateError || error instanceof Error) return false;
    throw error;
  }
}

/**
 * Integrates all that can be. Of what waits Yjs remembers one missing part for each author and looks again when that comes; in some
 * orders of arrival a part stays behind of which nothing is missing any more.
 */
function settle(doc: Y.Doc): void {
  const { store } = doc;
  const known = (): number => sortedVector(doc).reduce((sum, [, clock]) => sum + clock, 0);
  for (let before = -1; store.pendingStructs && before < known();) {
    before = known();
    const { update } = store.pendingStructs;
    store.pendingStructs = null;
    Y.applyUpdateV2(doc, update);
  }
}

type Content = { readonly list: unknown[]; readonly map: Record<string, unknown>; readonly kind: string };

const isEmpty = ({ list, map }: Content): boolean => list.length === 0 && Object.keys(map).length === 0;

/** Read from the items, not by `toJSON`: of a root nobody knows whether it is a map, a list or a text until somebody asks. */
function contentOf(type: Y.AbstractType<unknown>, kind = ''): Content {
  const list: unknown[] = [];
  const marks = new Map<string, unknown>();
  let run: { text: string; marks: string } | null = null;
  for (let item = type._start; item; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) marks.delete(content.key);
      else marks.set(content.key, content.value);
    } else if (content instanceof Y.ContentString) {
      const present = canonicalJson(Object.fromEntries(marks));
      if (run && run.marks === present) run.text += content.str;
      else list.push((run = { text: content.str, marks: present }));
    } else {
      run = null;
      const present = marks.size > 0 ? [{ marks: Object.fromEntries(marks) }] : [];
      list.push(...valuesOf(content).flatMap((value) => [...present, value]));
    }
  }
  const map: Record<string, unknown> = {};
  for (const [key, item] of type._map) {
    if (!item.deleted)
      map[key] = item.content instanceof Y.ContentString ? item.content.str : valuesOf(item.content).at(-1);
  }
  return { kind, list, map };
}

function valuesOf(content: Y.Item['content']): unknown[] {
  if (content instanceof Y.ContentType) {
    return [contentOf(content.type, kindOf(content.type))];
  }
  if (content instanceof Y.ContentDoc) return [{ document: content.doc.guid }];
  // ContentAny, ContentJSON, ContentBinary and ContentEmbed give back what was put in.
  return content.getContent().map((value: unknown) => ({ value }));
}

/** Named by us: the classes' own names may change with Yjs. */
function kindOf(type: Y.AbstractType<unknown>): string {
  if (type instanceof Y.XmlElement) return `element ${type.nodeName}`;
  if (type instanceof Y.XmlText) return 'xml text';
  if (type instanceof Y.XmlHook) return 'hook';
  if (type instanceof Y.XmlFragment) return 'fragment';
  if (type instanceof Y.Text) return 'text';
  if (type instanceof Y.Map) return 'map';
  return 'array';
}

function sortedVector(doc: Y.Doc): [client: number, clock: number][] {
  const vector = [...Y.decodeStateVector(Y.encodeStateVector(doc))];
  return vector.sort(([a], [b]) => a - b);
}

/** What waits, as ranges: how it is cut into pieces depends on the order of arrival. */
function pendingOf(doc: Y.Doc): { structs: Ranges; deletions: Ranges } {
  const { pendingStructs, pendingDs } = doc.store;
  const structs: [number, number, number][] = [];
  if (pendingStructs) {
    for (const struct of Y.decodeUpdateV2(pendingStructs.update).structs) {
      if (struct instanceof Y.Skip) continue;
      const { client, clock } = struct.id;
      const integrated = Y.getState(doc.store, client);
      const end = clock + struct.length;
      if (end > integrated) structs.push([client, Math.max(clock, integrated), end]);
    }
  }
  const deletions: [number, number, number][] = [];
  if (pendingDs) {
    for (const [client, items] of Y.decodeUpdateV2(pendingDs).ds.clients) {
      for (const { clock, len } of items) deletions.push([client, clock, clock + len]);
    }
  }
  return { structs: merged(structs), deletions: merged(deletions) };
}

type Ranges = [client: number, from: number, to: number][];

function merged(ranges: Ranges): Ranges {
  const result: Ranges = [];
  for (const range of ranges.sort(([a, from], [b, other]) => a - b || from - other)) {
    const last = result.at(-1);
    if (last && last[0] === range[0] && range[1] <= last[2]) last[2] = Math.max(last[2], range[2]);
    else result.push([...range]);
  }
  return result;
}

/** JSON with sorted keys, and with a spelling for what JSON cannot say. */
export function canonicalJson(value: unknown): string {
  if (value === undefined) return '{"$":"undefined"}';
  if (typeof value === 'bigint') return `{"$":"bigint ${value}"}`;
  if (typeof value === 'number' && !Number.isFinite(value)) return `{"$":"${value}"}`;
  if (value instanceof Uint8Array) return `{"$":"bytes ${Buffer.from(value).toString('base64')}"}`;
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonicalJson(inner)}`).join(',')}}`;
  }
  return JSON.stringify(value);
}
