import * as decoding from 'lib0/decoding';
import {
  decodeClientMessage,
  encodeAwareness,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  isFinalCloseCode,
  ProtocolError,
} from './protocol.js';

describe('frames', () => {
  it.each([0, 1, 127, 128, 16_383, 16_384, 2_097_152])('hold a payload of %d bytes as lib0 reads it', (length) => {
    const payload = new Uint8Array(length).fill(7);
    for (const [type, encode] of [
      [0, encodeSyncStep1],
      [1, encodeSyncStep2],
      [2, encodeUpdate],
    ] as const) {
      const decoder = decoding.createDecoder(encode(payload));
      expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([0, type]);
      // Comparing large arrays item by item takes Jest half a minute.
      expect(Buffer.compare(decoding.readVarUint8Array(decoder), payload)).toBe(0);
      expect(decoding.hasContent(decoder)).toBe(false);
    }
    const message = decodeClientMessage(encodeAwareness(payload));
    expect(message.kind === 'awareness' && Buffer.compare(message.update, payload)).toBe(0);
  });

  it('S23: never read beyond their end into memory that they share with others', () => {
    const pool = Buffer.alloc(100, 'secret of another connection');
    const frame = pool.subarray(0, 3);
    frame.set([0, 2, 50]);
    expect(() => decodeClientMessage(frame)).toThrow(ProtocolError);
  });

  it('own their payload', () => {
    const frame = Uint8Array.from(encodeUpdate(Uint8Array.of(1, 2, 3)));
    const message = decodeClientMessage(frame);
    frame.fill(0);
    expect(message).toEqual({ kind: 'update', update: Uint8Array.of(1, 2, 3) });
  });
});

describe('isFinalCloseCode', () => {
  it('goes by the range that stock clients go by', () => {
    expect([4399, 4400, 4499, 4500, 1012].map(isFinalCloseCode)).toEqual([false, true, true, false, false]);
  });
});
