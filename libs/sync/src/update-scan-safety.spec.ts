import { createRandom, testSeed, type Random } from '@soproekt/testing';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { MalformedUpdateError, scanUpdate, type UpdateScan } from './update-scan.js';

const CLIENTS = [0, 1, 5, 7, 300, 2 ** 31 + 5, 2 ** 32 - 1, 2 ** 52];
const TEXTS = ['a', 'абв', '🙂', 'x🙂y', 'долгая строка', ''];
const JSONS = ['null', '{"a":[1,2]}', '"x"', 'undefined', '{', '1e999', '{"__proto__":{"x":1}}'];
const NAMES = ['t', 'map', 'xml', ''];

function pickId(random: Random, doc: Y.Doc, started: Map<number, number>): [number, number] {
  const client = random.pick([...doc.store.clients.keys(), ...started.keys()]);
  const state = started.get(client) ?? Y.getState(doc.store, client);
  return [client, Math.max(0, random.chance(0.95) ? random.int(state) : state + random.int(5))];
}

function writeValue(encoder: encoding.Encoder, random: Random): void {
  const value = random.pick([
    1,
    -5,
    'ы',
    null,
    undefined,
    true,
    2.5,
    1e300,
    5n,
    new Uint8Array(2),
    ['x', [1]],
    { k: { l: 1 } },
  ]);
  encoding.writeAny(encoder, value);
}

/** Writes content of a random kind. Items of a map are of length 1: longer ones are beyond what a scan can judge. */
function writeContent(encoder: encoding.Encoder, random: Random, content: number, single: boolean): number {
  const many = single ? 1 : 1 + random.int(3);
  switch (content) {
    case 1: {
      const length = single ? 1 : random.pick([1, 2, 7, 2 ** 33]);
      encoding.writeVarUint(encoder, length);
      return length;
    }
    case 2:
      encoding.writeVarUint(encoder, many);
      for (let i = 0; i < many; i++)
        encoding.writeVarString(encoder, random.pick(JSONS.slice(0, random.chance(0.9) ? 4 : 7)));
      return many;
    case 3:
      encoding.writeVarUint8Array(encoder, new Uint8Array(random.int(4)));
      return 1;
    case 4: {
      const text = single ? 'z' : random.pick(TEXTS);
      encoding.writeVarString(encoder, text);
      return text.length;
    }
    case 5:
      encoding.writeVarString(encoder, random.pick(JSONS));
      return 1;
    case 6:
      encoding.writeVarString(encoder, random.pick(['bold', 'i', '__proto__']));
      encoding.writeVarString(encoder, random.pick(JSONS));
      return 1;
    case 7: {
      const type = random.int(7);
      encoding.writeVarUint(encoder, type);
      if (type === 3 || type === 5) encoding.writeVarString(encoder, 'p');
      return 1;
    }
    default:
      encoding.writeVarUint(encoder, many);
      for (let i = 0; i < many; i++) writeValue(encoder, random);
      return many;
  }
}

/** Structs of one client whose flags, ids, parents and contents are drawn by chance. */
function writeSection(
  encoder: encoding.Encoder,
  random: Random,
  doc: Y.Doc,
  client: number,
  started: Map<number, number>,
): void {
  const count = 1 + random.int(4);
  encoding.writeVarUint(encoder, count);
  encoding.writeVarUint(encoder, client);
  let clock = Y.getState(doc.store, client);
  encoding.writeVarUint(encoder, clock);
  for (let i = 0; i < count; i++) {
    started.set(client, clock);
    if (random.chance(0.07)) {
      const length = 1 + random.int(3);
      encoding.writeUint8(encoder, random.chance(0.8) ? 0 : 10);
      encoding.writeVarUint(encoder, length);
      clock += length;
      continue;
    }
    const content = random.pick([1, 2, 3, 4, 4, 4, 5, 6, 7, 7, 7, 8, 8]);
    const known = doc.store.clients.size > 0 || clock > 0;
    const left = known && random.chance(0.5) ? 128 : 0;
    const right = known && random.chance(0.3) ? 64 : 0;
    const sub = !left && !right && random.chance(0.4) ? 32 : 0;
    encoding.writeUint8(encoder, content | left | right | sub);
    for (const flag of [left, right]) {
      if (flag) for (const part of pickId(random, doc, started)) encoding.writeVarUint(encoder, part);
    }
    if (!left && !right) {
      if (!known || random.chance(0.4)) {
        encoding.writeVarUint(encoder, 1);
        encoding.writeVarString(encoder, random.pick(NAMES));
      } else {
        encoding.writeVarUint(encoder, 0);
        for (const part of pickId(random, doc, started)) encoding.writeVarUint(encoder, part);
      }
    }
    if (sub) encoding.writeVarString(encoder, random.pick(['k', 'l', '__proto__']));
    clock += writeContent(encoder, random, content, sub > 0 || left > 0 || right > 0);
  }
  started.set(client, clock);
}

function craft(random: Random, doc: Y.Doc): Uint8Array {
  const encoder = encoding.createEncoder();
  const clients = CLIENTS.filter(() => random.chance(0.25));
  const started = new Map<number, number>();
  encoding.writeVarUint(encoder, clients.length);
  for (const client of clients) writeSection(encoder, random, doc, client, started);
  const deleting = CLIENTS.filter(() => random.chance(0.15));
  encoding.writeVarUint(encoder, deleting.length);
  for (const client of deleting) {
    const count = 1 + random.int(3);
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, count);
    let clock = 0;
    for (let i = 0; i < count; i++) {
      clock += random.int(6);
      const length = random.chance(0.95) ? 1 + random.int(4) : random.pick([0, 2 ** 40, 2 ** 52]);
      encoding.writeVarUint(encoder, clock);
      encoding.writeVarUint(encoder, length);
      if (random.chance(0.95)) clock += length;
    }
  }
  return encoding.toUint8Array(encoder);
}

/** Flips bits, cuts, repeats, blows numbers up, and puts pieces of another update in. */
function damage(random: Random, update: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = [...update];
  for (let change = 0; change < 1 + random.int(3); change++) {
    const at = random.int(bytes.length);
    switch (random.int(7)) {
      case 0:
        bytes[at] = (bytes[at] ?? 0) ^ (1 << random.int(8));
        break;
      case 1:
        bytes[at] = random.int(256);
        break;
      case 2:
        bytes.length = at;
        break;
      case 3:
        bytes.splice(at, 1, 0xff, 0xff, 0xff, random.int(128));
        break;
      case 4: {
        const from = random.int(other.length);
        bytes.splice(at, random.int(6), ...other.subarray(from, from + random.int(12)));
        break;
      }
      case 5: {
        const to = random.int(bytes.length);
        [bytes[at], bytes[to]] = [bytes[to] ?? 0, bytes[at] ?? 0];
        break;
      }
      default:
        bytes.splice(at, 0, ...bytes.slice(at, at + random.int(8)));
    }
  }
  return Uint8Array.from(bytes);
}

/** Updates of ordinary editing, deletions and undo included. */
function ordinaryUpdates(random: Random): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('t');
  const map = doc.getMap('map');
  const xml = doc.getXmlFragment('xml');
  for (let i = 0; i < 20; i++) {
    text.insert(random.int(text.length + 1), random.pick(['a', 'да', '🙂x']), random.chance(0.2) ? { bold: true } : {});
    if (text.length > 6 && random.chance(0.3)) text.delete(random.int(text.length - 3), 2);
    if (random.chance(0.3)) map.set(random.pick(['k', 'l']), random.pick([1, 'x', { a: 1 }]));
    if (random.chance(0.3)) xml.insert(0, [new Y.XmlElement('p')]);
    if (random.chance(0.2)) map.set('list', Y.Array.from([1, 2, 3]));
    if (random.chance(0.1) && xml.length > 1) xml.delete(0, 1);
  }
  updates.push(Y.encodeStateAsUpdate(doc));
  return updates;
}

function accepted(update: Uint8Array): UpdateScan | null {
  try {
    return scanUpdate(update);
  } catch (error) {
    if (error instanceof MalformedUpdateError) return null;
    throw error;
  }
}

/** Applies an ordinary edit and writes the whole document into another. */
function expectUsable(doc: Y.Doc): void {
  const writer = new Y.Doc();
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(doc));
  const notes = writer.getText('notes');
  notes.insert(notes.length, 'ещё');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(writer, Y.encodeStateVector(doc)));
  const state = Y.encodeStateAsUpdate(doc);
  scanUpdate(state);
  const copy = new Y.Doc();
  Y.applyUpdate(copy, state);
  expect(Y.encodeStateVector(copy)).toEqual(Y.encodeStateVector(doc));
  expect(copy.getText('notes').toString()).toBe(notes.toString());
}

describe('S23: an update that the scan accepts', () => {
  const seed = testSeed();

  /**
   * Applies candidates to a document, those left out that give clocks another content which were given before: that no scan of
   * one update can see.
   */
  function run(rounds: number, candidate: (random: Random, doc: Y.Doc, ordinary: Uint8Array[]) => Uint8Array): number {
    const random = createRandom(seed);
    let applied = 0;
    for (let round = 0; round < rounds; round++) {
      const doc = new Y.Doc();
      const ordinary = ordinaryUpdates(random);
      if (random.chance(0.5)) Y.applyUpdate(doc, ordinary.at(-1) as Uint8Array);
      const history: string[] = [];
      const given = new Map([...doc.store.clients.keys()].map((client) => [client, Y.getState(doc.store, client)]));
      for (let i = 0; i < 25; i++) {
        const update = candidate(random, doc, ordinary);
        const scan = accepted(update);
        if (!scan || scan.structs.some(({ client, clock }) => clock < (given.get(client) ?? 0))) continue;
        for (const { client, clock, length } of scan.structs) given.set(client, clock + length);
        history.push(Buffer.from(update).toString('hex'));
        try {
          Y.applyUpdate(doc, update);
          applied++;
        } catch (cause) {
          throw new Error(`seed ${seed}, round ${round}: ${history.join('\n')}`, { cause });
        }
      }
      try {
        expectUsable(doc);
      } catch (cause) {
        throw new Error(`seed ${seed}, round ${round}: not usable after ${history.join('\n')}`, { cause });
      }
    }
    return applied;
  }

  it('never makes Yjs throw, crafted as it may be', () => {
    expect(run(150, (random, doc) => craft(random, doc))).toBeGreaterThan(300);
  });

  it('never makes Yjs throw, damaged as it may be', () => {
    const applied = run(150, (random, doc, ordinary) => {
      const update = random.chance(0.3) ? craft(random, doc) : random.pick(ordinary);
      return damage(random, update, random.pick(ordinary));
    });
    expect(applied).toBeGreaterThan(200);
  });
});
