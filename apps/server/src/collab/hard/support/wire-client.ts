import { ACKNOWLEDGE_PARAMETER, encodeAwareness, encodeSyncStep1, encodeSyncStep2, encodeUpdate } from '@soproekt/sync';
import { readServerMessage } from '@soproekt/sync/testing';
import { WebSocket } from 'ws';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { until } from '../../testing/collab-world.js';
import { addressOf, headersOf, type Endpoint, type Way } from './endpoint.js';

export interface WireOptions extends Way {
  /** Yjs client id. */
  readonly clientId?: number;
  readonly doc?: Y.Doc;
  /** Introduces its client id as stock clients do (default true). */
  readonly aware?: boolean;
  /** Larger updates are counted and not applied, so that what harms clients does not harm the test. */
  readonly maxApplied?: number;
}

/**
 * One line to one document, in the test's hand: speaks the protocol, keeps what the server said, does not reconnect, and sends any
 * frame it is told to.
 */
export class WireClient {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly ws: WebSocket;
  readonly refusals: string[] = [];
  readonly accesses: string[] = [];
  /** Answers to a SyncStep1 that have arrived. */
  answers = 0;
  /** State-carrying messages that are committed, by the server's count, and those sent. */
  committed = 0;
  sent = 0;
  /** Updates received that were too large to apply. */
  unapplied = 0;
  /** Bytes received. */
  received = 0;
  closed: { code: number; reason: string } | null = null;
  private readonly maxApplied: number;

  constructor(endpoint: Endpoint, documentId: string, options: WireOptions) {
    this.doc = options.doc ?? new Y.Doc();
    this.maxApplied = options.maxApplied ?? Infinity;
    if (options.clientId !== undefined) this.doc.clientID = options.clientId;
    this.awareness = new Awareness(this.doc);
    // Its timer would keep the process alive.
    clearInterval(this.awareness._checkInterval as NodeJS.Timeout);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendState(encodeUpdate(update));
    });
    const url = `${addressOf(endpoint, options)}/${documentId}?${ACKNOWLEDGE_PARAMETER}=1`;
    this.ws = new WebSocket(url, { headers: headersOf(endpoint, options), perMessageDeflate: false });
    this.ws.on('error', () => undefined);
    this.ws.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
    });
    this.ws.on('message', (data: Buffer) => {
      this.received += data.length;
      this.handle(data);
    });
    this.ws.on('open', () => {
      this.ask();
      if (options.aware ?? true) this.introduce();
    });
  }

  get text(): Y.Text {
    return this.doc.getText('text');
  }

  /** Whether everything sent is confirmed. */
  get isSaved(): boolean {
    return this.answers > 0 && this.sent > 0 && this.committed >= this.sent;
  }

  /** Waits for the document; for an end instead, it throws. */
  async ready(ms?: number): Promise<this> {
    await until('the document to arrive', () => this.answers > 0 || this.closed !== null, ms);
    if (this.closed) throw new Error(`closed with ${this.closed.code} ${this.closed.reason}`);
    return this;
  }

  async end(ms?: number): Promise<number> {
    await until('the connection to be closed', () => this.closed !== null, ms);
    return this.closed?.code ?? 0;
  }

  send(frame: Uint8Array | string): void {
    if (this.ws.readyState === WebSocket.OPEN) this.ws.send(frame);
  }

  /** Sends a SyncStep1 of what this client has, or of nothing. */
  ask(stateVector: Uint8Array = Y.encodeStateVector(this.doc)): void {
    this.send(encodeSyncStep1(stateVector));
  }

  /** Resolves when the server has looked at everything sent so far, or has closed. */
  async heard(ms?: number): Promise<void> {
    const before = this.answers;
    this.ask();
    await until('the server to answer', () => this.answers > before || this.closed !== null, ms);
  }

  sendUpdate(update: Uint8Array): void {
    this.sendState(encodeUpdate(update));
  }

  introduce(): void {
    this.awareness.setLocalState(this.awareness.getLocalState() ?? {});
    this.send(encodeAwareness(encodeAwarenessUpdate(this.awareness, [this.doc.clientID])));
  }

  destroy(): void {
    this.ws.terminate();
    this.awareness.destroy();
    this.doc.destroy();
  }

  private sendState(frame: Uint8Array): void {
    if (this.ws.readyState !== WebSocket.OPEN) return;
    this.sent++;
    this.ws.send(frame);
  }

  private handle(frame: Uint8Array): void {
    const message = readServerMessage(frame);
    switch (message.kind) {
      case 'step1':
        this.sendState(encodeSyncStep2(Y.encodeStateAsUpdate(this.doc, message.payload)));
        break;
      case 'step2':
        this.apply(message.payload);
        this.answers++;
        break;
      case 'update':
        this.apply(message.payload);
        break;
      case 'awareness':
        applyAwarenessUpdate(this.awareness, message.payload, this);
        break;
      case 'refusal':
        this.refusals.push(message.reason);
        break;
      case 'committed':
        this.committed = message.count;
        break;
      case 'access':
        this.accesses.push(message.access);
        break;
    }
  }

  private apply(update: Uint8Array): void {
    if (update.length > this.maxApplied) this.unapplied++;
    else Y.applyUpdate(this.doc, update, this);
  }
}
