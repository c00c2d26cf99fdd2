import type { Transport } from '../transport.js';

/** How frames travel on a {@link MemoryLink}. */
export interface LinkOptions {
  /** Numbers in [0, 1). */
  random?: () => number;
  /** Share of frames that arrive twice. */
  duplicates?: number;
  /** Share of deliveries that take a later frame first. */
  reorders?: number;
}

/**
 * A line between a client and the server without sockets. Nothing moves until a delivery is asked for, so that a test (or its random
 * generator) decides who hears what when.
 */
export class MemoryLink {
  readonly toServer: Uint8Array[] = [];
  readonly toClient: Uint8Array[] = [];
  /** Set when either side has ended the line. */
  closed: { code: number; reason: string } | null = null;
  paused = false;
  onServerFrame: (frame: Uint8Array) => void = () => undefined;
  onClientFrame: (frame: Uint8Array) => void = () => undefined;
  /** Called once when the server closes. */
  onServerClose: (code: number, reason: string) => void = () => undefined;

  constructor(private readonly options: LinkOptions = {}) {}

  /** The server's end. */
  readonly transport: Transport = this.serverEnd();

  /** Delivers one frame to the server, unless it has stopped reading. Returns whether there was one. */
  deliverToServer(): boolean {
    if (this.closed || this.paused) return false;
    const frame = this.take(this.toServer);
    if (frame) this.onServerFrame(frame);
    return frame !== undefined;
  }

  /** Delivers one frame to the client. Returns whether there was one. */
  deliverToClient(): boolean {
    const frame = this.take(this.toClient);
    if (frame) this.onClientFrame(frame);
    return frame !== undefined;
  }

  /** Cuts the line; what is under way is lost. */
  cut(): void {
    this.closed ??= { code: 1006, reason: '' };
    this.toServer.length = 0;
    this.toClient.length = 0;
  }

  private take(queue: Uint8Array[]): Uint8Array | undefined {
    const { random, duplicates = 0, reorders = 0 } = this.options;
    const at = random && random() < reorders ? Math.floor(random() * queue.length) : 0;
    const frame = queue[at];
    if (frame && !(random && random() < duplicates)) queue.splice(at, 1);
    return frame;
  }

  private serverEnd(): Transport {
    const { toClient } = this;
    const setPaused = (paused: boolean): void => {
      this.paused = paused;
    };
    return {
      send: (frame) => {
        if (!this.closed) toClient.push(frame);
      },
      close: (code, reason) => {
        if (this.closed) return;
        this.closed = { code, reason };
        this.onServerClose(code, reason);
      },
      pause: () => setPaused(true),
      resume: () => setPaused(false),
      get bufferedBytes() {
        return toClient.reduce((sum, frame) => sum + frame.length, 0);
      },
    };
  }
}
