import { CLOSE } from '@soproekt/contracts';
import { encodeAwareness, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '@soproekt/sync';
import type { Random } from '@soproekt/testing';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { addressOf, headersOf, type Endpoint, type Way } from './endpoint.js';
import { awarenessOf, foreignUpdate } from './messages.js';

/** Buffers sent before an answer is waited for. */
const BATCH = 5;

/** What the attacks begin with: frames as clients really send them. */
function honestFrames(): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const text = doc.getText('text');
  text.insert(0, 'Программа повышения квалификации');
  text.format(0, 9, { bold: true });
  text.delete(3, 5);
  text.insertEmbed(2, { image: 'x' });
  const map = doc.getMap('map');
  map.set('list', [1, 'два', null, { three: 3.5 }]);
  map.set('nested', new Y.Map([['key', 'value']]));
  map.set('bytes', Uint8Array.of(1, 2, 3));
  map.set('doc', new Y.Doc());
  map.delete('list');
  doc.getArray('array').insert(0, [1, true, null, -2.5]);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.setAttribute('level', '2');
  paragraph.insert(0, [new Y.XmlText('строка')]);
  doc.getXmlFragment('xml').insert(0, [paragraph]);
  const whole = Y.encodeStateAsUpdate(doc);
  return [
    ...updates.map(encodeUpdate),
    encodeUpdate(whole),
    encodeSyncStep2(whole),
    encodeUpdate(foreignUpdate()),
    encodeSyncStep1(Y.encodeStateVector(doc)),
    awarenessOf(5, { cursor: { anchor: 1, head: 2 } }),
    encodeAwareness(Uint8Array.of(0)),
  ];
}

const HONEST = honestFrames();

function randomBytes(random: Random, length: number): Uint8Array {
  return Uint8Array.from({ length }, () => random.int(256));
}

/** One change to the bytes, of the kinds that parsers stumble over. */
function mutate(frame: Uint8Array, random: Random): Uint8Array {
  const at = random.int(frame.length + 1);
  switch (random.int(6)) {
    case 0: {
      const copy = frame.slice();
      copy[at % frame.length] = random.int(256);
      return copy;
    }
    case 1:
      return frame.slice(0, at);
    case 2:
      return Buffer.concat([frame.subarray(0, at), randomBytes(random, 1 + random.int(8)), frame.subarray(at)]);
    case 3:
      return Buffer.concat([frame.subarray(0, at), frame.subarray(random.int(at + 1))]);
    case 4: {
      // A number that goes on and on, as it begins with 2^49 or more.
      const huge = Uint8Array.of(255, 255, 255, 255, 255, 255, 255, random.int(128));
      return Buffer.concat([frame.subarray(0, at), huge, frame.subarray(Math.min(frame.length, at + 1))]);
    }
    default: {
      const copy = frame.slice();
      const place = at % frame.length;
      copy[place] = (copy[place] as number) ^ (1 << random.int(8));
      return copy;
    }
  }
}

/** A buffer as nobody would send it: noise, noise in a proper frame, or a real frame that was damaged once or more. */
export function hostileFrame(random: Random): Uint8Array {
  const kind = random.int(10);
  if (kind === 0) return randomBytes(random, random.int(100));
  if (kind === 1) return encodeUpdate(randomBytes(random, random.int(60)));
  if (kind === 2) return encodeSyncStep1(randomBytes(random, random.int(60)));
  if (kind === 3) return encodeAwareness(randomBytes(random, random.int(60)));
  let frame = random.pick(HONEST);
  for (let turn = random.int(3); turn >= 0 && frame.length > 0; turn--) frame = mutate(frame, random);
  return frame;
}

/**
 * Sends buffers one after the other and connects again whenever the server has closed; resolves when each has been looked at.
 * @returns how often the server closed
 */
export async function attack(
  endpoint: Endpoint,
  way: Way,
  documentOf: (at: number) => string,
  frames: readonly Uint8Array[],
): Promise<number> {
  let closes = 0;
  for (let at = 0; at < frames.length;) {
    const answered = await sendBatch(endpoint, way, documentOf(at), frames.slice(at, at + BATCH));
    // The one after the last answered is what the server closed for.
    if (answered < Math.min(BATCH, frames.length - at)) closes++;
    at += Math.min(answered + 1, BATCH);
  }
  return closes;
}

/** @returns how many of the buffers the server has read without closing */
function sendBatch(endpoint: Endpoint, way: Way, documentId: string, batch: readonly Uint8Array[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${addressOf(endpoint, way)}/${documentId}`, { headers: headersOf(endpoint, way) });
    let answered = 0;
    const late = setTimeout(() => {
      socket.terminate();
      reject(new Error('the server hangs'));
    }, 20_000);
    socket.on('error', () => undefined);
    socket.on('open', () => {
      for (const frame of batch) {
        socket.send(frame);
        socket.ping();
      }
    });
    socket.on('pong', () => {
      answered++;
      if (answered === batch.length) socket.terminate();
    });
    socket.on('close', (code) => {
      clearTimeout(late);
      const isPassing: boolean = code === CLOSE.tryAgain || code === CLOSE.tooManyConnections;
      if (isPassing) reject(new Error(`closed with ${code}`));
      else resolve(answered);
    });
  });
}
