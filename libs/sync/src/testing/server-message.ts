import * as decoding from 'lib0/decoding';
import { MessageType, SyncType } from '../protocol.js';

/** What a server says to a client. */
export type ServerMessage =
  | { kind: 'step1' | 'step2' | 'update' | 'awareness'; payload: Uint8Array }
  | { kind: 'refusal'; reason: string }
  | { kind: 'committed'; count: number }
  | { kind: 'access'; access: string }
  | { kind: 'other' };

const SYNC_KINDS = new Map<number, 'step1' | 'step2' | 'update'>([
  [SyncType.step1, 'step1'],
  [SyncType.step2, 'step2'],
  [SyncType.update, 'update'],
]);

/** Reads a frame of the server as a client does. */
export function readServerMessage(frame: Uint8Array): ServerMessage {
  const decoder = decoding.createDecoder(frame);
  switch (decoding.readVarUint(decoder)) {
    case MessageType.sync: {
      const kind = SYNC_KINDS.get(decoding.readVarUint(decoder));
      return kind ? { kind, payload: decoding.readVarUint8Array(decoder) } : { kind: 'other' };
    }
    case MessageType.awareness:
      return { kind: 'awareness', payload: decoding.readVarUint8Array(decoder) };
    case MessageType.auth:
      decoding.readVarUint(decoder);
      return { kind: 'refusal', reason: decoding.readVarString(decoder) };
    case MessageType.committed:
      return { kind: 'committed', count: decoding.readVarUint(decoder) };
    case MessageType.access:
      return { kind: 'access', access: decoding.readVarString(decoder) };
    default:
      return { kind: 'other' };
  }
}
