import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate, removeAwarenessStates } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { Connection } from '../connection.js';
import type { Hub } from '../hub.js';
import { encodeAwareness, encodeSyncStep1, encodeSyncStep2, encodeUpdate, type Access } from '../protocol.js';
import type { SyncUser } from '../transport.js';
import { readServerMessage } from './server-message.js';
import { MemoryLink, type LinkOptions } from './memory-transport.js';

/** A user with invented particulars. */
export function memoryUser(id: string): SyncUser {
  return { id, name: `Name of ${id}`, color: '#123456', institution: { id: `inst-${id}`, shortName: 'ИРО', hue: 200 } };
}

/** How a {@link MemoryClient} connects. */
export interface MemoryConnectOptions extends LinkOptions {
  access?: Access;
  acknowledge?: boolean;
}

/** Behaves on the wire as the stock y-websocket client does. */
export class MemoryClient {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  link: MemoryLink | null = null;
  connection: Connection | null = null;
  /** What the server said, beyond sync and awareness. */
  committed = 0;
  accesses: string[] = [];
  refusals: string[] = [];
  /** Updates received, the confirming echoes among them. */
  received: Uint8Array[] = [];
  /** State-carrying messages sent on the present line. */
  sent = 0;

  constructor(
    private readonly hub: Hub,
    readonly documentId: string,
    readonly user: SyncUser,
    clientId?: number,
  ) {
    this.doc = new Y.Doc();
    if (clientId !== undefined) this.doc.clientID = clientId;
    this.awareness = new Awareness(this.doc);
    // Its timer goes by real time and would keep the process alive.
    clearInterval(this.awareness._checkInterval as NodeJS.Timeout);
    this.awareness.setLocalState({});
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.sendState(encodeUpdate(update));
    });
    this.awareness.on('update', (changes: { added: number[]; updated: number[]; removed: number[] }) => {
      // Stock clients send what they receive back as well.
      this.sendAwareness([...changes.added, ...changes.updated, ...changes.removed]);
    });
  }

  get text(): Y.Text {
    return this.doc.getText('text');
  }

  /** Sends one raw frame. */
  send(frame: Uint8Array): void {
    if (this.link && !this.link.closed) this.link.toServer.push(frame);
  }

  connect(options: MemoryConnectOptions = {}): MemoryLink {
    const link = new MemoryLink(options);
    this.link = link;
    this.committed = 0;
    this.sent = 0;
    const connection = this.hub.connect({
      documentId: this.documentId,
      transport: link.transport,
      user: this.user,
      access: options.access ?? 'write',
      acknowledge: options.acknowledge ?? true,
    });
    this.connection = connection;
    link.onServerFrame = (frame) => connection.receive(frame);
    link.onClientFrame = (frame) => {
      if (this.link === link) this.handle(frame);
    };
    this.send(encodeSyncStep1(Y.encodeStateVector(this.doc)));
    this.sendAwareness([this.doc.clientID]);
    return link;
  }

  /** Loses the line; the server notices. */
  disconnect(): void {
    const { link, connection } = this;
    this.link = null;
    this.connection = null;
    link?.cut();
    connection?.transportClosed();
    const others = [...this.awareness.getStates().keys()].filter((id) => id !== this.doc.clientID);
    removeAwarenessStates(this.awareness, others, this);
  }

  destroy(): void {
    this.disconnect();
    this.awareness.destroy();
    this.doc.destroy();
  }

  private sendState(frame: Uint8Array): void {
    if (!this.link || this.link.closed) return;
    this.sent++;
    this.send(frame);
  }

  private sendAwareness(ids: number[]): void {
    if (this.link) this.send(encodeAwareness(encodeAwarenessUpdate(this.awareness, ids)));
  }

  private handle(frame: Uint8Array): void {
    const message = readServerMessage(frame);
    switch (message.kind) {
      case 'step1':
        this.sendState(encodeSyncStep2(Y.encodeStateAsUpdate(this.doc, message.payload)));
        break;
      case 'update':
        this.received.push(message.payload);
        Y.applyUpdate(this.doc, message.payload, this);
        break;
      case 'step2':
        Y.applyUpdate(this.doc, message.payload, this);
        break;
      case 'awareness':
        applyAwarenessUpdate(this.awareness, message.payload, this);
        break;
      case 'refusal':
        this.refusals.push(message.reason);
        break;
      case 'committed':
        this.committed = Math.max(this.committed, message.count);
        break;
      case 'access':
        this.accesses.push(message.access);
        break;
    }
  }
}
