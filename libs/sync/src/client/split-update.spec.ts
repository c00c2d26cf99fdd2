import { createRandom, testSeed, type Random } from '@soproekt/testing';
import * as Y from 'yjs';
import { MAX_MESSAGE_BYTES } from './counting-socket.js';
import { splitUpdate } from './split-update.js';

const MIB = 1024 * 1024;

/** Applies the parts one by one; nothing may have to wait for a later one. */
function applyInOrder(doc: Y.Doc, parts: Uint8Array[], afterEach: () => void = () => undefined): void {
  for (const part of parts) {
    Y.applyUpdate(doc, part);
    expect(doc.store.pendingStructs).toBeNull();
    expect(doc.store.pendingDs).toBeNull();
    afterEach();
  }
}

function expectSame(one: Y.Doc, other: Y.Doc): void {
  expect(Y.encodeStateVector(other)).toEqual(Y.encodeStateVector(one));
  expect(other.getXmlFragment('sheet').toString()).toBe(one.getXmlFragment('sheet').toString());
  expect(other.getMap('facts').toJSON()).toEqual(one.getMap('facts').toJSON());
  expect(other.getArray('list').toJSON()).toEqual(one.getArray('list').toJSON());
  // Yjs tidies up marks of format that change nothing, each replica for itself; the others learn of it with the next exchange.
  for (let turn = 0; turn < 3; turn++) {
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other));
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one));
  }
  expect(Y.equalSnapshots(Y.snapshot(one), Y.snapshot(other))).toBe(true);
}

function paragraph(text: string): Y.XmlElement {
  const element = new Y.XmlElement('paragraph');
  element.insert(0, [new Y.XmlText(text)]);
  element.setAttribute('align', 'left');
  return element;
}

function list(items: string[]): Y.XmlElement {
  const element = new Y.XmlElement('list');
  const children = items.map((text) => {
    const item = new Y.XmlElement('item');
    item.insert(0, [paragraph(text)]);
    return item;
  });
  element.insert(0, children);
  return element;
}

function words(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += random.pick(['слово ', '🙂', 'речь, ', 'x', '\u0301']);
  return text;
}

/** Texts of all depths. */
function texts(parent: Y.XmlFragment): Y.XmlText[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof Y.XmlText) return [child];
    return child instanceof Y.XmlElement ? texts(child) : [];
  });
}

/** A place that cuts no character in two: Yjs replaces both halves then, and not at the same time in every replica. No editor does that. */
function between(text: Y.XmlText, place: number): number {
  const plain = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('');
  return /^[\udc00-\udfff]/.test(plain.slice(place)) ? place - 1 : place;
}

function edit(doc: Y.Doc, random: Random, size: number): void {
  const sheet = doc.getXmlFragment('sheet');
  const at = random.int(sheet.length + 1);
  const known = texts(sheet);
  doc.transact(() => {
    const kind = random.next();
    if (kind < 0.25 || known.length === 0) sheet.insert(at, [paragraph(words(random, size))]);
    else if (kind < 0.35) sheet.insert(at, [list(Array.from({ length: 3 }, () => words(random, size / 3)))]);
    else if (kind < 0.4 && sheet.length > 3) sheet.delete(random.int(sheet.length - 1), 1);
    else if (kind < 0.5) doc.getMap('facts').set(random.pick(['a', 'b']), words(random, 20));
    else if (kind < 0.55) doc.getArray('list').push(Array.from({ length: 1 + random.int(40) }, () => random.int(1e6)));
    else {
      const text = random.pick(known);
      const place = between(text, random.int(text.length + 1));
      if (random.chance(0.3)) text.delete(place, between(text, Math.min(place + 2, text.length)) - place);
      else if (random.chance(0.2)) text.format(0, between(text, Math.min(5, text.length)), { bold: true });
      else text.insert(place, words(random, size));
    }
  });
}

/** A server's document, and one that has gone on from it on several devices that met each other but never the server. */
function divergence(random: Random, edits: number, size: number): { server: Y.Doc; client: Y.Doc } {
  const server = new Y.Doc();
  for (let turn = 0; turn < 20; turn++) edit(server, random, 50);
  const devices = Array.from({ length: 3 }, () => {
    const doc = new Y.Doc({ gc: random.chance(0.5) });
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    return doc;
  });
  for (let turn = 0; turn < edits; turn++) {
    const doc = random.pick(devices);
    edit(doc, random, 1 + random.int(size));
    if (random.chance(0.1)) Y.applyUpdate(random.pick(devices), Y.encodeStateAsUpdate(doc));
  }
  const client = new Y.Doc();
  for (const doc of devices) Y.applyUpdate(client, Y.encodeStateAsUpdate(doc));
  return { server, client };
}

describe('splitUpdate', () => {
  const seed = testSeed();

  it('leaves what is small as it is', () => {
    const update = Uint8Array.of(0, 0);
    expect(splitUpdate(update, 10)).toEqual([update]);
  });

  it.each(Array.from({ length: 5 }, (_, round) => seed + round))(
    'gives parts below the bound that make the same document (seed %d)',
    (roundSeed) => {
      const random = createRandom(roundSeed);
      const { server, client } = divergence(random, 300, 600);
      const bound = 2_000 + random.int(20_000);
      const parts = splitUpdate(Y.encodeStateAsUpdate(client, Y.encodeStateVector(server)), bound);
      expect(parts.length).toBeGreaterThan(3);
      expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(bound);
      const merged = Y.mergeUpdates([Y.encodeStateAsUpdate(server), ...parts]);
      applyInOrder(server, parts);
      expectSame(client, server);
      const other = new Y.Doc();
      Y.applyUpdate(other, merged);
      expectSame(client, other);
    },
  );

  it(`S36: sends more than 2 MiB written offline in messages that the server takes (seed ${seed})`, () => {
    const random = createRandom(seed);
    const { server, client } = divergence(random, 400, 20_000);
    const update = Y.encodeStateAsUpdate(client, Y.encodeStateVector(server));
    expect(update.length).toBeGreaterThan(2 * MIB);
    const parts = splitUpdate(update, MAX_MESSAGE_BYTES);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(MAX_MESSAGE_BYTES);
    applyInOrder(server, parts);
    expectSame(client, server);
  });

  it('slices one long insertion, and cuts no character in two', () => {
    const doc = new Y.Doc();
    doc.getXmlFragment('sheet').insert(0, [paragraph('x' + '🙂'.repeat(MIB))]);
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), MAX_MESSAGE_BYTES);
    expect(parts.length).toBeGreaterThan(3);
    const other = new Y.Doc();
    applyInOrder(other, parts);
    expectSame(doc, other);
  });

  it('brings elements with their content, so that no editor takes them for broken', () => {
    const random = createRandom(seed);
    const doc = new Y.Doc();
    for (let turn = 0; turn < 200; turn++) {
      const items = Array.from({ length: 1 + random.int(5) }, () => words(random, random.int(100)));
      doc.getXmlFragment('sheet').insert(random.int(turn + 1), [list(items), paragraph(words(random, 200))]);
    }
    const whole = new Set(doc.getXmlFragment('sheet').toArray().map(String));
    const other = new Y.Doc();
    const parts = splitUpdate(Y.encodeStateAsUpdate(doc), 16_000);
    expect(parts.length).toBeGreaterThan(5);
    applyInOrder(other, parts, () => {
      for (const child of other.getXmlFragment('sheet').toArray()) expect(whole).toContain(String(child));
    });
  });

  it('cuts inside an element that is larger than a part, between its children', () => {
    const random = createRandom(seed);
    const doc = new Y.Doc();
    doc.getXmlFragment('sheet').insert(0, [list(Array.from({ length: 300 }, () => words(random, 200)))]);
    const other = new Y.Doc();
    applyInOrder(other, splitUpdate(Y.encodeStateAsUpdate(doc), 16_000), () => {
      for (const item of other.getXmlFragment('sheet').toString().split('<item>').slice(1)) {
        expect(item).toMatch(/^<paragraph[^>]*>.+<\/paragraph>/);
      }
    });
    expectSame(doc, other);
  });

  it('splits a very long list of deletions', () => {
    const doc = new Y.Doc();
    const text = doc.getText('text');
    text.insert(0, 'ab'.repeat(2_000));
    const server = new Y.Doc();
    Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    doc.transact(() => {
      for (let at = 0; at < 2_000; at++) text.delete(at, 1);
    });
    const update = Y.encodeStateAsUpdate(doc, Y.encodeStateVector(server));
    const parts = splitUpdate(update, 1024);
    expect(update.length).toBeGreaterThan(4096);
    expect(Math.max(...parts.map((part) => part.length))).toBeLessThanOrEqual(1024);
    applyInOrder(server, parts);
    expect(server.getText('text').toString()).toBe('b'.repeat(2_000));
  });

  it('splits what waits for something else, with the gap in it', () => {
    const source = new Y.Doc();
    const updates: Uint8Array[] = [];
    source.on('update', (update: Uint8Array) => updates.push(update));
    for (let at = 0; at < 100; at++) source.getText('text').insert(0, `${at} `.repeat(20));
    const update = Y.mergeUpdates(updates.filter((_, at) => at !== 10 && at !== 50));
    const other = new Y.Doc();
    for (const part of splitUpdate(update, 1000)) Y.applyUpdate(other, part);
    for (const at of [10, 50]) Y.applyUpdate(other, updates[at] as Uint8Array);
    expect(other.getText('text').toString()).toBe(source.getText('text').toString());
  });
});
