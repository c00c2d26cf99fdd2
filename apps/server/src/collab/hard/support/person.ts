import { CollabClient, type SaveState } from '@soproekt/sync/client';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { until } from '../../testing/collab-world.js';
import { addressOf, headersOf, type Endpoint, type Way } from './endpoint.js';

/** The client of the application, outside a browser: reconnects by itself and knows what the server has confirmed. */
export class Person {
  readonly doc = new Y.Doc();
  readonly client: CollabClient;
  private readonly sockets = new Set<WebSocket>();

  constructor(
    endpoint: Endpoint,
    readonly documentId: string,
    way: Way,
    overdueMs = 10_000,
  ) {
    const headers = headersOf(endpoint, way);
    const { sockets } = this;
    class SignedInWebSocket extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols ?? [], { headers });
        sockets.add(this);
        this.on('error', () => undefined);
        this.on('close', () => sockets.delete(this));
      }
    }
    const marks = new Map<string, boolean>();
    this.client = new CollabClient({
      Provider: WebsocketProvider,
      WebSocket: SignedInWebSocket as never,
      url: addressOf(endpoint, way),
      documentId,
      doc: this.doc,
      store: { get: (id) => marks.get(id) ?? false, set: (id, value) => marks.set(id, value) },
      overdueMs,
    });
  }

  get text(): Y.Text {
    return this.doc.getText('text');
  }

  get state(): SaveState {
    return this.client.getSnapshot();
  }

  get isSaved(): boolean {
    return this.state.status === 'saved';
  }

  /** Waits until everything of this person is confirmed. */
  async saved(ms?: number): Promise<this> {
    await until('everything to be saved', () => this.isSaved, ms);
    return this;
  }

  /** Goes without a word, as a browser that is killed. */
  destroy(): void {
    const open = [...this.sockets];
    this.client.destroy();
    this.client.provider.awareness.destroy();
    for (const socket of open) socket.terminate();
  }
}
