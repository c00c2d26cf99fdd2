import * as Y from 'yjs';
import { Replica } from './replica.js';
import { scanUpdate } from './update-scan.js';
import { containsUpdate } from './update-contents.js';

const empty = { snapshot: null, snapshotVersion: 0, updates: [], lastSeq: 0 };

function typed(...edits: ((text: Y.Text) => void)[]): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (const edit of edits) edit(doc.getText('t'));
  return updates;
}

function fail(): never {
  throw new Error('no row should be damaged');
}

function textOf(update: Uint8Array): string {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  return doc.getText('t').toString();
}

describe('Replica', () => {
  it('gives out what an update changed, and nothing for one that changes nothing', () => {
    const [update] = typed((text) => text.insert(0, 'abc')) as [Uint8Array];
    const replica = Replica.from(empty, fail);
    expect(replica.apply(update).changes).toHaveLength(1);
    expect(replica.apply(update).changes).toEqual([]);
  });

  it('gives out the update itself while its dependencies are missing', () => {
    const [first, second] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.insert(3, 'def'),
    ) as [Uint8Array, Uint8Array];
    const replica = Replica.from(empty, fail);
    expect(replica.apply(second).changes).toEqual([second]);
    expect(replica.apply(second).changes).toEqual([]);
    expect(textOf(Y.mergeUpdates([replica.encode(), first]))).toBe('abcdef');
    expect(replica.apply(first).changes).toHaveLength(1);
    expect(textOf(replica.encode())).toBe('abcdef');
    expect(replica.doc.store.pendingStructs).toBeNull();
  });

  it('gives out a deletion of what has not arrived', () => {
    const [insert, remove] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.delete(0, 2),
    ) as [Uint8Array, Uint8Array];
    const replica = Replica.from(empty, fail);
    expect(replica.apply(remove).changes).toEqual([remove]);
    expect(replica.apply(remove).changes).toEqual([]);
    replica.apply(insert);
    expect(textOf(replica.encode())).toBe('c');
  });

  it('loads in full around a row that cannot be decoded', () => {
    const [first, second] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.insert(0, 'def'),
    ) as [Uint8Array, Uint8Array];
    const damaged: number[] = [];
    const updates = [first, Uint8Array.of(9, 9, 9), second].map((update, at) => ({ seq: at + 1, update }));
    const replica = Replica.from({ ...empty, updates, lastSeq: 3 }, (row) => damaged.push(row.seq));
    expect(damaged).toEqual([2]);
    expect(textOf(replica.encode())).toBe('defabc');
  });

  it('refuses a snapshot that cannot be decoded, instead of an empty document', () => {
    expect(() => Replica.from({ ...empty, snapshot: Uint8Array.of(9, 9, 9) }, fail)).toThrow('snapshot');
  });

  it('keeps root types it knows nothing of', () => {
    const doc = new Y.Doc();
    doc.getArray('foreign').push([{ a: 1 }]);
    doc.getXmlFragment('x').push([new Y.XmlElement('p')]);
    const replica = Replica.from(empty, fail);
    replica.apply(Y.encodeStateAsUpdate(doc));
    const copy = new Y.Doc();
    Y.applyUpdate(copy, replica.encode());
    expect(copy.getArray('foreign').toJSON()).toEqual([{ a: 1 }]);
    expect(copy.getXmlFragment('x').toString()).toBe('<p></p>');
  });
});

describe('containsUpdate', () => {
  it('tells without applying whether an update would change anything', () => {
    const [insert, more, remove] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.insert(3, 'def'),
      (text) => text.delete(1, 2),
    ) as [Uint8Array, Uint8Array, Uint8Array];
    const replica = Replica.from(empty, fail);
    const contains = (update: Uint8Array): boolean => containsUpdate(replica.doc, scanUpdate(update));
    expect(contains(insert)).toBe(false);
    replica.apply(insert);
    expect(contains(insert)).toBe(true);
    expect(contains(more)).toBe(false);
    expect(contains(remove)).toBe(false);
    replica.apply(remove);
    expect(contains(remove)).toBe(true);
    expect(contains(Y.mergeUpdates([insert, remove]))).toBe(true);
    expect(contains(Y.mergeUpdates([insert, more]))).toBe(false);
  });

  it('counts what waits for dependencies as there', () => {
    const [, more, remove] = typed(
      (text) => text.insert(0, 'abc'),
      (text) => text.insert(3, 'def'),
      (text) => text.delete(1, 4),
    ) as [Uint8Array, Uint8Array, Uint8Array];
    const replica = Replica.from(empty, fail);
    replica.apply(more);
    replica.apply(remove);
    expect(containsUpdate(replica.doc, scanUpdate(replica.encode()))).toBe(true);
    const [other] = typed((text) => text.insert(0, 'x')) as [Uint8Array];
    expect(containsUpdate(replica.doc, scanUpdate(other))).toBe(false);
  });
});
