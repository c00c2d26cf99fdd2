import { CLOSE } from '@soproekt/contracts';
import * as decoding from 'lib0/decoding';
import type * as encoding from 'lib0/encoding';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import {
  ACKNOWLEDGE_PARAMETER,
  isFinalCloseCode,
  MessageType,
  REFUSAL_REASONS,
  type Access,
  type RefusalReason,
} from '../protocol.js';
import type { Scheduler } from '../scheduler.js';
import { reconnectDelay } from './back-off.js';
import { observedWebSocket, SOCKET_OPEN, type WebSocketClass, type WebSocketLike } from './counting-socket.js';
import { concludeSaveState, type SaveState } from './save-state.js';
import { UnsentEdits } from './unsent-edits.js';

type MessageHandler = (
  encoder: encoding.Encoder,
  decoder: decoding.Decoder,
  provider: never,
  emitSynced: boolean,
  messageType: number,
) => void;

/** What is used of the stock `WebsocketProvider`. */
export interface ProviderLike {
  readonly awareness: Awareness;
  readonly messageHandlers: MessageHandler[];
  readonly wsconnected: boolean;
  readonly synced: boolean;
  /** False after `disconnect`, `destroy`, and a close that `shouldReconnect` takes for final. */
  readonly shouldConnect: boolean;
  connect(): void;
  disconnect(): void;
  destroy(): void;
}

/** Options of the stock provider that are set here. */
export interface ProviderOptions {
  connect?: boolean;
  awareness?: Awareness;
  params?: Record<string, string>;
  /** Declared as the DOM's class, of which the provider uses only what {@link WebSocketClass} has. */
  WebSocketPolyfill?: never;
  disableBc?: boolean;
  shouldReconnect?: (event: { code: number }) => boolean;
}

/** The stock `WebsocketProvider` class of y-websocket. */
export type ProviderClass = new (serverUrl: string, room: string, doc: Y.Doc, options: ProviderOptions) => ProviderLike;

/** Remembers across reloads that a document has edits which were not confirmed; `localStorage` will do. */
export interface PendingEditsStore {
  get(documentId: string): boolean;
  set(documentId: string, pending: boolean): void;
}

/** What a {@link CollabClient} is made of. */
export interface CollabClientOptions {
  Provider: ProviderClass;
  WebSocket: WebSocketClass;
  /** Up to the document id, for example `wss://example.org/collab`. */
  url: string;
  documentId: string;
  doc: Y.Doc;
  awareness?: Awareness;
  store: PendingEditsStore;
  scheduler?: Scheduler;
  /** Spreads the attempts to connect again; default `Math.random`. */
  random?: () => number;
  /** Updates that are no edits of this moment, such as those read from a local database. */
  isReplay?: (origin: unknown) => boolean;
  /** How long to wait for a confirmation before saying so, in milliseconds. */
  overdueMs?: number;
  /** Default true. */
  connect?: boolean;
}

const browserScheduler: Scheduler = {
  now: () => Date.now(),
  after: (ms, task) => {
    const timer = setTimeout(task, ms);
    return () => clearTimeout(timer);
  },
  soon: (task) => queueMicrotask(task),
  next: (task) => queueMicrotask(task),
};

/**
 * A stock provider that knows whether its edits are saved. Has the shape of a store for React's `useSyncExternalStore`:
 * {@link subscribe} and {@link getSnapshot}.
 */
export class CollabClient {
  readonly provider: ProviderLike;
  private readonly edits = new UnsentEdits();
  private readonly scheduler: Scheduler;
  private readonly listeners = new Set<() => void>();
  private socket: WebSocketLike | null = null;
  private hasLocalEdits: boolean;
  private triedBefore = false;
  private access: Access | null = null;
  private refusal: RefusalReason | null = null;
  private finalClose: number | null = null;
  private crowded = false;
  /** Attempts to connect since the last time that all was well. */
  private attempts = 0;
  private cancelRetry: (() => void) | undefined;
  private lastSavedAt: number | null = null;
  /** When the wait for the next confirmation began. */
  private waitingSince: number | null = null;
  private cancelOverdue: (() => void) | undefined;
  private snapshot: SaveState;

  constructor(private readonly options: CollabClientOptions) {
    this.scheduler = options.scheduler ?? browserScheduler;
    this.hasLocalEdits = options.store.get(options.documentId);
    this.snapshot = {
      status: 'connecting',
      reason: null,
      since: this.scheduler.now(),
      lastSavedAt: null,
      closeCode: null,
      access: null,
    };
    this.provider = new options.Provider(options.url, options.documentId, options.doc, {
      connect: false,
      ...(options.awareness && { awareness: options.awareness }),
      params: { [ACKNOWLEDGE_PARAMETER]: '1' },
      WebSocketPolyfill: this.observedSocket() as never,
      // Other tabs would get edits past the server: without rights, and without anyone to confirm them.
      disableBc: true,
      // The provider would bring all clients of a server that restarts back at the same moment.
      shouldReconnect: () => false,
    });
    this.handleMessages();
    // After the provider's own listener: when this one is called, the update is sent if it can be.
    options.doc.on('update', this.onUpdate);
    this.refresh();
    if (options.connect ?? true) this.provider.connect();
  }

  /** Calls the listener after every change of the state; the function returned ends that. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The present state; the same object until it changes. */
  readonly getSnapshot = (): SaveState => this.snapshot;

  /** The edits of this device that are not confirmed, as one update: what to offer for copying when they cannot be saved. */
  pendingUpdates(): Uint8Array | null {
    return this.hasLocalEdits ? this.edits.merged() : null;
  }

  /** Tries again, also after a final close. */
  reconnect(): void {
    this.finalClose = null;
    this.attempts = 0;
    this.provider.disconnect();
    this.provider.connect();
    this.refresh();
  }

  /** Ends the connection. Edits that are not confirmed stay marked in the store. */
  destroy(): void {
    this.cancelOverdue?.();
    this.cancelRetry?.();
    this.options.doc.off('update', this.onUpdate);
    this.listeners.clear();
    this.provider.destroy();
  }

  private readonly onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin === this.provider) return;
    if (this.options.isReplay?.(origin)) return;
    if (!this.isOpen()) this.edits.madeOffline(update);
    this.setLocalEdits(true);
    this.refresh();
  };

  private isOpen(): boolean {
    return this.provider.wsconnected && this.socket?.readyState === SOCKET_OPEN;
  }

  private observedSocket(): WebSocketClass {
    return observedWebSocket(this.options.WebSocket, {
      created: (socket) => {
        this.socket = socket;
        this.edits.newLine();
        this.refusal = null;
        this.access = null;
        this.refresh();
      },
      opened: () => this.refreshSoon(),
      closed: (socket, code) => {
        if (socket !== this.socket) return;
        this.triedBefore = true;
        this.edits.newLine();
        this.finalClose = isFinal(code) ? code : null;
        this.crowded ||= code === CLOSE.tooManyConnections;
        if (this.finalClose === null) this.retryAfter(code);
        // The provider takes note of the end after this listener.
        this.refreshSoon();
      },
      sentState: (socket, kind, update, messages) => {
        if (socket !== this.socket) return;
        this.edits.stateSent(kind, update, messages);
        this.waitingSince ??= this.scheduler.now();
      },
    });
  }

  private handleMessages(): void {
    const { messageHandlers } = this.provider;
    const handleSync = messageHandlers[MessageType.sync];
    messageHandlers[MessageType.sync] = (...message) => {
      handleSync?.(...message);
      // The answer to a SyncStep1 is sent after the handler has returned.
      this.refreshSoon();
    };
    messageHandlers[MessageType.committed] = (_encoder, decoder) => {
      this.edits.committed(decoding.readVarUint(decoder));
      this.waitingSince = null;
      this.refresh();
    };
    messageHandlers[MessageType.access] = (_encoder, decoder) => {
      this.access = decoding.readVarString(decoder) === 'write' ? 'write' : 'read';
      if (this.access === 'write' && this.refusal === 'read-only') this.refusal = null;
      this.refresh();
    };
    messageHandlers[MessageType.auth] = (_encoder, decoder) => {
      decoding.readVarUint(decoder);
      this.refusal = readRefusal(decoding.readVarString(decoder));
      this.setLocalEdits(true);
      this.refresh();
    };
  }

  private retryAfter(code: number): void {
    this.cancelRetry?.();
    if (!this.provider.shouldConnect) return;
    const { random = Math.random } = this.options;
    const delay = reconnectDelay(this.attempts++, code, random());
    this.cancelRetry = this.scheduler.after(delay, () => this.provider.connect());
  }

  private setLocalEdits(pending: boolean): void {
    if (this.hasLocalEdits === pending) return;
    this.hasLocalEdits = pending;
    this.options.store.set(this.options.documentId, pending);
  }

  private refreshSoon(): void {
    this.scheduler.soon(() => this.refresh());
  }

  private refresh(): void {
    const now = this.scheduler.now();
    const connected = this.isOpen();
    const { synced } = this.provider;
    const { allAcknowledged } = this.edits;
    if (connected && synced) {
      this.crowded = false;
      this.attempts = 0;
    }
    // Everything the client has is confirmed: an earlier refusal is made good.
    if (connected && synced && allAcknowledged) {
      this.refusal = null;
      this.waitingSince = null;
      this.setLocalEdits(false);
    } else if (connected && this.hasLocalEdits) {
      this.waitingSince ??= now;
    }
    const { status, reason } = concludeSaveState({
      connected,
      synced,
      allAcknowledged,
      hasLocalEdits: this.hasLocalEdits,
      triedBefore: this.triedBefore,
      overdue: this.isOverdue(now),
      access: this.access,
      refusal: this.refusal,
      finalClose: this.finalClose,
      crowded: this.crowded,
    });
    if (status === 'saved') this.lastSavedAt = now;
    this.publish({ status, reason, now });
  }

  private isOverdue(now: number): boolean {
    const { overdueMs = 10_000 } = this.options;
    this.cancelOverdue?.();
    this.cancelOverdue = undefined;
    if (this.waitingSince === null || !this.isOpen()) return false;
    const left = this.waitingSince + overdueMs - now;
    if (left <= 0) return true;
    this.cancelOverdue = this.scheduler.after(left, () => this.refresh());
    return false;
  }

  private publish({ status, reason, now }: Pick<SaveState, 'status' | 'reason'> & { now: number }): void {
    const old = this.snapshot;
    const { access, finalClose: closeCode } = this;
    if (old.status === status && old.reason === reason && old.access === access && old.closeCode === closeCode) return;
    const since = old.status === status ? old.since : now;
    this.snapshot = { status, reason, since, lastSavedAt: this.lastSavedAt, closeCode, access };
    for (const listener of this.listeners) listener();
  }
}

/** A reason of a newer server: nothing is saved, and nobody knows that it will stay so. */
function readRefusal(text: string): RefusalReason {
  return REFUSAL_REASONS.find((reason) => reason === text) ?? 'storage-unavailable';
}

/** Closes after which trying again changes nothing; a message that was too large will be too large again. */
function isFinal(code: number): boolean {
  return isFinalCloseCode(code) || code === CLOSE.tooLarge;
}
