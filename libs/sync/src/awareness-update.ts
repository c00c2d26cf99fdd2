import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** One client's entry in an awareness update of y-protocols, its state still in JSON. */
export interface AwarenessEntry {
  id: number;
  clock: number;
  /** `null` means that the client left. */
  json: string;
}

/** A state on the wire: any JSON object. */
export type AwarenessState = Record<string, unknown>;

/**
 * @throws when the update is cut short or counts more than it holds
 */
export function decodeAwarenessUpdate(update: Uint8Array): AwarenessEntry[] {
  const decoder = decoding.createDecoder(update);
  const count = decoding.readVarUint(decoder);
  const entries: AwarenessEntry[] = [];
  for (let i = 0; i < count; i++) {
    const id = decoding.readVarUint(decoder);
    const clock = decoding.readVarUint(decoder);
    entries.push({ id, clock, json: decoding.readVarString(decoder) });
  }
  return entries;
}

/** The inverse of {@link decodeAwarenessUpdate}. */
export function encodeAwarenessUpdate(entries: readonly AwarenessEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, entries.length);
  for (const { id, clock, json } of entries) {
    encoding.writeVarUint(encoder, id);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, json);
  }
  return encoding.toUint8Array(encoder);
}

/** Parses a state; undefined when it is no JSON object. */
export function parseState(json: string): AwarenessState | undefined {
  try {
    const state: unknown = JSON.parse(json);
    if (typeof state !== 'object' || state === null || Array.isArray(state)) return undefined;
    return state as AwarenessState;
  } catch {
    return undefined;
  }
}
