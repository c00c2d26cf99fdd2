import { encodeAwareness, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '@soproekt/sync';
import * as encoding from 'lib0/encoding';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';

/** A frame of these numbers, and bytes after them. */
export function frameOf(numbers: readonly number[], rest: Uint8Array = new Uint8Array()): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of numbers) encoding.writeVarUint(encoder, number);
  encoding.writeUint8Array(encoder, rest);
  return encoding.toUint8Array(encoder);
}

/** A text of somebody else as an update of its own. */
export function foreignUpdate(text = 'чужое', clientId?: number): Uint8Array {
  const doc = new Y.Doc();
  if (clientId !== undefined) doc.clientID = clientId;
  doc.getText('text').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
}

/** What `edit` changes in a document of that state, as one update. */
export function changeOf(state: Uint8Array, edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const before = Y.encodeStateVector(doc);
  doc.transact(() => edit(doc));
  return Y.encodeStateAsUpdate(doc, before);
}

/** An awareness message for one client id. */
export function awarenessOf(clientId: number, state: Record<string, unknown> | null, clock = 1): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  const awareness = new Awareness(doc);
  clearInterval(awareness._checkInterval as NodeJS.Timeout);
  awareness.setLocalState(state);
  awareness.meta.set(clientId, { clock, lastUpdated: 0 });
  return encodeAwareness(encodeAwarenessUpdate(awareness, [clientId]));
}

function hocuspocusFrame(documentId: string, type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarString(encoder, documentId);
  encoding.writeVarUint(encoder, type);
  encoding.writeUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

/**
 * Every message that anybody could think of, for a document of that state: ours, those of y-websocket, those of other servers (whose
 * internal ones their clients could once send), and none at all.
 */
export function everyMessage(documentId: string, state: Uint8Array): [what: string, frame: Uint8Array | string][] {
  const insertion = changeOf(state, (doc) => doc.getText('text').insert(0, 'чужое '));
  const deletion = changeOf(state, (doc) => doc.getText('text').delete(0, 3));
  const overwriting = changeOf(state, (doc) => doc.getMap('map').set('key', 'чужое'));
  const early = new Y.Doc();
  early.getText('text').insert(0, 'раньше');
  const late = changeOf(Y.encodeStateAsUpdate(early), (doc) => doc.getText('text').insert(6, 'позже'));
  const other = new Y.Doc();
  Y.applyUpdate(other, state);
  const states: [string, Uint8Array][] = [
    ['an insertion', insertion],
    ['a deletion', deletion],
    ['a map entry', overwriting],
    ['another root', foreignUpdate()],
    ['the whole state and more', Y.mergeUpdates([state, insertion])],
    ['a change whose predecessor is missing', late],
    ['nothing', Uint8Array.of(0, 0)],
    ['the state as it is', state],
    ['malformed bytes', Uint8Array.of(1, 200, 3)],
    ['an update of encoding v2', Y.convertUpdateFormatV1ToV2(insertion)],
    ['no bytes', new Uint8Array()],
  ];
  return [
    ...states.map(([what, update]): [string, Uint8Array] => [`SyncStep2 with ${what}`, encodeSyncStep2(update)]),
    ...states.map(([what, update]): [string, Uint8Array] => [`Update with ${what}`, encodeUpdate(update)]),
    ['SyncStep1', encodeSyncStep1(Y.encodeStateVector(other))],
    ['SyncStep1 of nothing', encodeSyncStep1(Uint8Array.of(0))],
    ['SyncStep1 with malformed bytes', encodeSyncStep1(Uint8Array.of(9, 1))],
    ['unknown sync message 3', frameOf([0, 3], insertion)],
    ['unknown sync message 2^53 - 1', frameOf([0, Number.MAX_SAFE_INTEGER], insertion)],
    ['awareness', awarenessOf(77, { cursor: 1 })],
    ['malformed awareness', encodeAwareness(Uint8Array.of(200))],
    ['query of awareness', frameOf([3])],
    ['permission denied', frameOf([2, 0, 0])],
    ['permission granted, with a token', frameOf([2, 2], Uint8Array.of(5, ...Buffer.from('write')))],
    ['committed', frameOf([64, 1_000])],
    ['access: write', frameOf([65], Uint8Array.of(5, ...Buffer.from('write')))],
    ...[4, 5, 6, 7, 8, 9, 10].flatMap((type): [string, Uint8Array][] => [
      [`message ${type}`, frameOf([type, 2, insertion.length], insertion)],
      [`hocuspocus message ${type}`, hocuspocusFrame(documentId, type, frameOf([2, insertion.length], insertion))],
    ]),
    ['hocuspocus sync', hocuspocusFrame(documentId, 0, frameOf([2, insertion.length], insertion))],
    ['message 127', frameOf([127], insertion)],
    ['message 2^53 - 1', frameOf([Number.MAX_SAFE_INTEGER], insertion)],
    ['a number without end', new Uint8Array(40).fill(255)],
    ['a payload longer than its frame', frameOf([0, 2, 100_000, 1])],
    ['an empty frame', new Uint8Array()],
    ['an empty text frame', ''],
    ['a text frame', '{"type":"update","access":"write"}'],
  ];
}
