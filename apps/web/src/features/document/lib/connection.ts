import { CollabClient, type PendingEditsStore, type WebSocketClass } from '@soproekt/sync/client';
import type { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type * as Y from 'yjs';
import type { SyncFacts } from './save-view';

interface Options {
  readonly documentId: string;
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly store: PendingEditsStore;
  readonly isReplay: (origin: unknown) => boolean;
  readonly onChange: () => void;
}

/** The sync connection of one document: the stock provider, with what the page wants to know about it. */
export class DocumentConnection {
  private readonly client: CollabClient;
  private readonly provider: WebsocketProvider;
  /** The server's whole document has arrived since the page was opened. */
  everSynced = false;
  /** Code of the last close, whether final or not. */
  lastClose: number | null = null;

  constructor({ onChange, ...options }: Options) {
    const scheme = window.location.protocol === 'https:' ? 'wss' : 'ws';
    this.client = new CollabClient({
      ...options,
      Provider: WebsocketProvider,
      // The browser's class sends more kinds of data than are used.
      WebSocket: WebSocket as unknown as WebSocketClass,
      url: `${scheme}://${window.location.host}/collab`,
      connect: false,
    });
    this.provider = this.client.provider as WebsocketProvider;
    this.provider.on('sync', (synced) => {
      this.everSynced ||= synced;
      onChange();
    });
    this.provider.on('connection-close', (event) => {
      this.lastClose = event?.code ?? null;
      onChange();
    });
    this.client.subscribe(onChange);
    window.addEventListener('online', this.onOnline);
    window.addEventListener('offline', this.onOffline);
    this.provider.connect();
  }

  get facts(): SyncFacts {
    const { status, reason, closeCode, access } = this.client.getSnapshot();
    return { state: status, reason, closeCode, access };
  }

  /** When the server last confirmed everything that was sent. */
  get savedAt(): number | null {
    return this.client.getSnapshot().lastSavedAt;
  }

  /** Tries at once, also after a final close. */
  reconnect(): void {
    this.lastClose = null;
    this.client.reconnect();
  }

  destroy(): void {
    window.removeEventListener('online', this.onOnline);
    window.removeEventListener('offline', this.onOffline);
    this.client.destroy();
  }

  /** Without this a return of the network would wait for the next try. */
  private readonly onOnline = (): void => {
    if (!this.provider.wsconnected && this.facts.closeCode === null) this.client.reconnect();
  };

  /** A dead line is noticed by itself only after half a minute; the indicator would say «Saved» meanwhile. */
  private readonly onOffline = (): void => {
    if (this.facts.closeCode !== null) return;
    this.provider.disconnect();
    this.provider.shouldConnect = true;
  };
}
