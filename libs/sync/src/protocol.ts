import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** First varUint of a frame. 0–3 are those of y-websocket; 64 and 65 are ours and go only to clients that opted in. */
export const MessageType = {
  sync: 0,
  awareness: 1,
  auth: 2,
  queryAwareness: 3,
  /** varUint: how many state-carrying messages (SyncStep2, Update) of this connection are committed. */
  committed: 64,
  /** varString `write` | `read`: the present right of this connection. */
  access: 65,
} as const;

/** Second varUint of a sync frame. */
export const SyncType = { step1: 0, step2: 1, update: 2 } as const;

/** The query parameter (`ack=1`) by which a client asks for `committed` and `access` messages. */
export const ACKNOWLEDGE_PARAMETER = 'ack';

/** What a connection may do with a document. Commenting goes through the API and needs no more than `read` here. */
export type Access = 'write' | 'read';

/** Whether stock y-websocket clients give up after this close code. */
export function isFinalCloseCode(code: number): boolean {
  return code >= 4400 && code < 4500;
}

/**
 * Why edits are refused, as sent in the `permission denied` message. `document-full`: only deletions are taken until the document is
 * smaller. `too-much-pending`: edits that build on others which never arrived fill their bound.
 */
export const REFUSAL_REASONS = ['read-only', 'storage-unavailable', 'document-full', 'too-much-pending'] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];

/** What a client sent, split but not yet trusted: payloads are copies that own their memory. */
export type ClientMessage =
  | { kind: 'step1'; stateVector: Uint8Array }
  | { kind: 'step2' | 'update'; update: Uint8Array }
  | { kind: 'awareness'; update: Uint8Array }
  | { kind: 'query-awareness' }
  | { kind: 'unknown'; type: number };

/** A frame that does not follow the protocol. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

/**
 * Reads one length-prefixed payload and copies it. lib0 makes a view and checks against the underlying buffer only; a Node
 * buffer is a slice of a shared pool, so a forged length would hand out other connections' memory.
 */
function readPayload(decoder: decoding.Decoder): Uint8Array {
  const length = decoding.readVarUint(decoder);
  if (length > decoder.arr.length - decoder.pos) throw new ProtocolError('payload is longer than its frame');
  const payload = Uint8Array.prototype.slice.call(decoder.arr, decoder.pos, decoder.pos + length);
  decoder.pos += length;
  return payload;
}

function readSync(decoder: decoding.Decoder): ClientMessage {
  const type = decoding.readVarUint(decoder);
  switch (type) {
    case SyncType.step1:
      return { kind: 'step1', stateVector: readPayload(decoder) };
    case SyncType.step2:
      return { kind: 'step2', update: readPayload(decoder) };
    case SyncType.update:
      return { kind: 'update', update: readPayload(decoder) };
    default:
      throw new ProtocolError(`unknown sync message ${type}`);
  }
}

/**
 * Splits a frame received from a client.
 *
 * @throws {ProtocolError} when the frame is empty, cut short or has an unknown sync message
 */
export function decodeClientMessage(frame: Uint8Array): ClientMessage {
  try {
    const decoder = decoding.createDecoder(frame);
    const type = decoding.readVarUint(decoder);
    if (type === MessageType.sync) return readSync(decoder);
    if (type === MessageType.awareness) return { kind: 'awareness', update: readPayload(decoder) };
    if (type === MessageType.queryAwareness) return { kind: 'query-awareness' };
    return { kind: 'unknown', type };
  } catch (cause) {
    if (cause instanceof ProtocolError) throw cause;
    throw new ProtocolError('malformed frame', { cause });
  }
}

/** One allocation for the whole frame: lib0's growing encoder costs more than the rest of a small frame. */
function payloadFrame(types: readonly number[], payload: Uint8Array): Uint8Array {
  const head = [...types];
  let length = payload.length;
  for (; length > 127; length = Math.floor(length / 128)) head.push((length % 128) + 128);
  head.push(length);
  const frame = new Uint8Array(head.length + payload.length);
  frame.set(head);
  frame.set(payload, head.length);
  return frame;
}

/** Asks the other side for what this state vector lacks. */
export function encodeSyncStep1(stateVector: Uint8Array): Uint8Array {
  return payloadFrame([MessageType.sync, SyncType.step1], stateVector);
}

/** Answers a SyncStep1. */
export function encodeSyncStep2(update: Uint8Array): Uint8Array {
  return payloadFrame([MessageType.sync, SyncType.step2], update);
}

/** A change. */
export function encodeUpdate(update: Uint8Array): Uint8Array {
  return payloadFrame([MessageType.sync, SyncType.update], update);
}

/** Wraps an awareness update of y-protocols. */
export function encodeAwareness(update: Uint8Array): Uint8Array {
  return payloadFrame([MessageType.awareness], update);
}

/** `permission denied` of y-protocols/auth; stock clients print the reason. */
export function encodePermissionDenied(reason: RefusalReason): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.auth);
  encoding.writeVarUint(encoder, 0);
  encoding.writeVarString(encoder, reason);
  return encoding.toUint8Array(encoder);
}

/** Tells an opted-in client how many of its state-carrying messages are committed. */
export function encodeCommitted(count: number): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.committed);
  encoding.writeVarUint(encoder, count);
  return encoding.toUint8Array(encoder);
}

/** Tells an opted-in client its present right. */
export function encodeAccess(access: Access): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MessageType.access);
  encoding.writeVarString(encoder, access);
  return encoding.toUint8Array(encoder);
}

/** An awareness update about nobody: changes nothing, and tells stock clients that the line is alive. */
export const KEEP_ALIVE_FRAME: Uint8Array = encodeAwareness(Uint8Array.of(0));
