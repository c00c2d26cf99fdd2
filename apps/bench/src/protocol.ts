import { encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '@soproekt/sync';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/**
 * Which dialect of the Yjs sync protocol a server speaks. `hocuspocus` puts the name of the document before every message, begins with
 * a sign-in and tells after each state-carrying message that it took it; `soproekt` is y-websocket with our count of committed messages.
 */
export type Dialect = 'y-websocket' | 'soproekt' | 'hocuspocus';

/** What a server said, as far as the generator minds. */
export type Heard =
  | { kind: 'state' | 'update'; update: Uint8Array }
  /** It wants what this client has. */
  | { kind: 'question' }
  | { kind: 'signed-in' }
  | { kind: 'refused'; reason: string }
  /** Absolute number of state-carrying messages that are reported saved, or one more of them. */
  | { kind: 'saved'; count: number | 'one-more' }
  | { kind: 'other' };

/** Of a document without content. */
const EMPTY_STATE_VECTOR = Uint8Array.of(0);
const EMPTY_UPDATE = Uint8Array.of(0, 0);
const OTHER: Heard = { kind: 'other' };

/** Makes and reads the frames of one client of one document. */
export class Protocol {
  private readonly prefix: Uint8Array;

  constructor(
    private readonly dialect: Dialect,
    documentId: string,
  ) {
    this.prefix = dialect === 'hocuspocus' ? varString(documentId) : new Uint8Array();
  }

  /** What a client says first. */
  hello(): Uint8Array {
    return this.dialect === 'hocuspocus' ? this.frame(signIn()) : this.question();
  }

  question(): Uint8Array {
    return this.frame(encodeSyncStep1(EMPTY_STATE_VECTOR));
  }

  /** The answer of a client that has nothing. */
  nothing(): Uint8Array {
    return this.frame(encodeSyncStep2(EMPTY_UPDATE));
  }

  update(update: Uint8Array): Uint8Array {
    return this.frame(encodeUpdate(update));
  }

  hear(frame: Uint8Array): Heard {
    const decoder = decoding.createDecoder(frame);
    decoder.pos = this.prefix.length;
    const type = decoding.readVarUint(decoder);
    if (type === 0 || (type === 4 && this.dialect === 'hocuspocus')) return hearSync(decoder);
    if (type === 2) return hearAuth(decoder);
    if (type === 8 && this.dialect === 'hocuspocus') {
      return decoding.readVarUint(decoder) === 1
        ? { kind: 'saved', count: 'one-more' }
        : { kind: 'refused', reason: 'not saved' };
    }
    if (type === 64 && this.dialect === 'soproekt') return { kind: 'saved', count: decoding.readVarUint(decoder) };
    return OTHER;
  }

  private frame(message: Uint8Array): Uint8Array {
    return this.prefix.length === 0 ? message : Buffer.concat([this.prefix, message]);
  }
}

function hearSync(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder);
  if (type === 0) return { kind: 'question' };
  return { kind: type === 1 ? 'state' : 'update', update: decoding.readVarUint8Array(decoder) };
}

function hearAuth(decoder: decoding.Decoder): Heard {
  const type = decoding.readVarUint(decoder);
  if (type === 2) return { kind: 'signed-in' };
  return type === 0 ? { kind: 'refused', reason: decoding.readVarString(decoder) } : OTHER;
}

function varString(text: string): Uint8Array {
  return encoding.encode((encoder) => encoding.writeVarString(encoder, text));
}

/** Hocuspocus: authentication (2), token (0), the token, version of the client. */
function signIn(): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'bench');
    encoding.writeVarString(encoder, '4.7.0');
  });
}
