import {
  liveAckSchema,
  liveServerEvents,
  type LivePayload,
  type LiveServerEvent,
  type PresentPerson,
} from '@soproekt/contracts';
import { io, type Socket } from 'socket.io-client';

export type LiveStatus = 'connecting' | 'open' | 'lost';

export interface LiveState {
  readonly status: LiveStatus;
  /** The server said that it goes down; true until it is back. */
  readonly restarting: boolean;
  readonly presence: ReadonlyMap<string, readonly PresentPerson[]>;
}

export type LiveHandler = <E extends LiveServerEvent>(event: E, payload: LivePayload<E>) => void;

/**
 * The one socket of the window: follows workspaces, tells which document is shown, and hands on events that keep to
 * the contract. Everything that was joined is joined again after a break.
 */
export class LiveConnection {
  readonly #socket: Socket;
  readonly #joined = new Map<string, number>();
  readonly #shown = new Map<string, string | null>();
  readonly #listeners = new Set<() => void>();
  readonly #hearers = new Set<LiveHandler>();
  #state: LiveState = { status: 'connecting', restarting: false, presence: new Map() };

  constructor(
    private readonly onEvent: LiveHandler,
    private readonly onReturn: () => void,
  ) {
    // No polling: with several servers behind one address its requests would reach different ones.
    this.#socket = io('/live', { transports: ['websocket'], autoConnect: false });
    let opened = false;
    this.#socket.on('connect', () => {
      this.#set({ status: 'open', restarting: false });
      for (const workspaceId of this.#joined.keys()) this.#join(workspaceId);
      // What happened during the break was not heard.
      if (opened) this.onReturn();
      opened = true;
    });
    this.#socket.on('disconnect', (reason) => {
      this.#set({ status: 'lost', presence: new Map() });
      // socket.io does not come back by itself after a disconnect by the server.
      if (reason === 'io server disconnect') setTimeout(() => this.#socket.connect(), 2000);
    });
    this.#socket.on('connect_error', () => this.#set({ status: 'lost' }));
    for (const event of Object.keys(liveServerEvents) as LiveServerEvent[]) {
      this.#socket.on(event, (raw: unknown) => this.#receive(event, raw));
    }
  }

  connect(): void {
    this.#socket.connect();
  }

  close(): void {
    this.#socket.removeAllListeners();
    this.#socket.disconnect();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getState = (): LiveState => this.#state;

  /** Follows a workspace until the returned function is called. */
  follow(workspaceId: string): () => void {
    const count = this.#joined.get(workspaceId) ?? 0;
    this.#joined.set(workspaceId, count + 1);
    if (count === 0 && this.#socket.connected) this.#join(workspaceId);
    return () => {
      const left = (this.#joined.get(workspaceId) ?? 1) - 1;
      if (left > 0) {
        this.#joined.set(workspaceId, left);
        return;
      }
      this.#joined.delete(workspaceId);
      this.#shown.delete(workspaceId);
      this.#present(workspaceId, null);
      if (this.#socket.connected) this.#socket.emit('workspace.leave', { workspaceId }, () => undefined);
    };
  }

  /** Says which document of a workspace this window shows. */
  show(workspaceId: string, documentId: string | null): void {
    this.#shown.set(workspaceId, documentId);
    if (this.#socket.connected && this.#joined.has(workspaceId)) this.#show(workspaceId);
  }

  /** Hears every event as well, until the returned function is called. */
  hear(handler: LiveHandler): () => void {
    this.#hearers.add(handler);
    return () => this.#hearers.delete(handler);
  }

  /** Says that one is writing an answer in a thread; of no use later, so it is not kept for later. */
  typing(workspaceId: string, threadId: string): void {
    if (this.#socket.connected) this.#socket.emit('thread.typing', { workspaceId, threadId }, () => undefined);
  }

  #join(workspaceId: string): void {
    this.#socket.emit('workspace.join', { workspaceId }, (raw: unknown) => {
      const ack = liveAckSchema.safeParse(raw);
      if (!ack.success || !ack.data.ok || !this.#joined.has(workspaceId)) return;
      if (ack.data.people) this.#present(workspaceId, ack.data.people);
      if (this.#shown.get(workspaceId)) this.#show(workspaceId);
    });
  }

  #show(workspaceId: string): void {
    const documentId = this.#shown.get(workspaceId) ?? null;
    this.#socket.emit('document.show', { workspaceId, documentId }, () => undefined);
  }

  #receive<E extends LiveServerEvent>(event: E, raw: unknown): void {
    const parsed = liveServerEvents[event].safeParse(raw);
    if (!parsed.success) {
      console.error(`live event ${event} dropped: not by the contract`, parsed.error.issues);
      return;
    }
    if (event === 'workspace.presence') {
      const { workspaceId, people } = parsed.data as LivePayload<'workspace.presence'>;
      if (this.#joined.has(workspaceId)) this.#present(workspaceId, people);
    }
    if (event === 'server.restarting') this.#set({ restarting: true });
    this.onEvent(event, parsed.data as LivePayload<E>);
    this.#hearers.forEach((hear) => hear(event, parsed.data as LivePayload<E>));
  }

  #present(workspaceId: string, people: readonly PresentPerson[] | null): void {
    const presence = new Map(this.#state.presence);
    if (people) presence.set(workspaceId, people);
    else presence.delete(workspaceId);
    this.#set({ presence });
  }

  #set(change: Partial<LiveState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }
}
