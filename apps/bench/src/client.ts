import { WebSocket } from 'ws';
import { Protocol, type Dialect } from './protocol.js';

/** Where a client goes. */
export interface Address {
  url: string;
  headers: Record<string, string>;
  documentId: string;
  dialect: Dialect;
}

/** What a client is told, with the time (`performance.now()`) at which its frame came in. */
export interface ClientListener {
  /** A whole state or a change. */
  update?(update: Uint8Array, now: number): void;
  /** All state-carrying messages up to this one (the first is 1) are reported saved. */
  saved?(count: number, now: number): void;
}

/** Loopback addresses that the connections of one run come from: one alone has too few ports for many thousands. */
const SOURCES = 8;
let connections = 0;

/** A raw sync client without a document: as lean as a generator needs it. */
export class Client {
  /** Resolves when the server has answered the first question with its state. */
  readonly synced: Promise<void>;
  private readonly socket: WebSocket;
  private readonly protocol: Protocol;
  private sent = 0;
  private savedCount = 0;
  private closing = false;
  private resolveSynced: () => void = () => undefined;
  private rejectSynced: (error: Error) => void = () => undefined;

  constructor(
    address: Address,
    private readonly listener: ClientListener = {},
  ) {
    this.protocol = new Protocol(address.dialect, address.documentId);
    this.synced = new Promise((resolve, reject) => {
      this.resolveSynced = resolve;
      this.rejectSynced = reject;
    });
    // Whoever waits for it is told; whoever does not must not end the run.
    this.synced.catch(() => undefined);
    this.socket = new WebSocket(address.url, {
      headers: address.headers,
      perMessageDeflate: false,
      localAddress: `127.0.0.${2 + (connections++ % SOURCES)}`,
    });
    this.socket.on('open', () => this.socket.send(this.protocol.hello()));
    this.socket.on('message', (data: Buffer) => this.receive(data));
    this.socket.on('error', (error) => this.rejectSynced(error));
    this.socket.on('close', (code, reason) => {
      if (!this.closing) this.rejectSynced(new Error(`the connection was closed: ${code} ${String(reason)}`));
    });
  }

  /** A client that is synced already. */
  static async open(address: Address, listener?: ClientListener): Promise<Client> {
    const client = new Client(address, listener);
    await client.synced;
    return client;
  }

  get isOpen(): boolean {
    return this.socket.readyState === WebSocket.OPEN;
  }

  /** @returns which state-carrying message of this connection it is; the first is 1 */
  send(update: Uint8Array): number {
    this.socket.send(this.protocol.update(update));
    return ++this.sent;
  }

  async close(): Promise<void> {
    this.closing = true;
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    const patience = setTimeout(() => this.socket.terminate(), 5_000);
    this.socket.close();
    await closed;
    clearTimeout(patience);
  }

  /** Without a word, as when the power fails. */
  terminate(): void {
    this.closing = true;
    this.socket.terminate();
  }

  private receive(frame: Buffer): void {
    const now = performance.now();
    const heard = this.protocol.hear(frame);
    switch (heard.kind) {
      case 'update':
        this.listener.update?.(heard.update, now);
        return;
      case 'state':
        this.listener.update?.(heard.update, now);
        this.resolveSynced();
        return;
      case 'question':
        this.socket.send(this.protocol.nothing());
        this.sent++;
        return;
      case 'signed-in':
        this.socket.send(this.protocol.question());
        return;
      case 'saved':
        this.savedCount = heard.count === 'one-more' ? this.savedCount + 1 : heard.count;
        this.listener.saved?.(this.savedCount, now);
        return;
      case 'refused':
        this.rejectSynced(new Error(`refused: ${heard.reason}`));
    }
  }
}
