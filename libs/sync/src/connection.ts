import { CLOSE } from '@soproekt/contracts';
import { AckLedger } from './ack-ledger.js';
import type { SyncLimits } from './limits.js';
import {
  encodeAccess,
  encodeCommitted,
  encodePermissionDenied,
  encodeSyncStep1,
  encodeSyncStep2,
  encodeUpdate,
  KEEP_ALIVE_FRAME,
  type Access,
  type RefusalReason,
} from './protocol.js';
import type { PresenceHolder } from './presence.js';
import type { Scheduler } from './scheduler.js';
import { TokenBucket } from './token-bucket.js';
import type { SyncUser, Transport } from './transport.js';
import { joinUpdates } from './update-join.js';

/** Shorter pauses would cost more in system calls and timers than they save. */
const WORTH_A_PAUSE_MS = 20;

/** Newcomers to a document get the same bytes; the frame around large ones is made once. */
const largeFrames = { last: new WeakMap<Uint8Array, Uint8Array>(), other: new WeakMap<Uint8Array, Uint8Array>() };
const LARGE = 16 * 1024;

function stateFrame(part: Uint8Array, isLast: boolean): Uint8Array {
  const encode = isLast ? encodeSyncStep2 : encodeUpdate;
  if (part.length < LARGE) return encode(part);
  const frames = isLast ? largeFrames.last : largeFrames.other;
  let frame = frames.get(part);
  if (!frame) frames.set(part, (frame = encode(part)));
  return frame;
}

/** What a connection belongs to once the document is loaded. */
export interface ConnectionOwner {
  handle(connection: Connection, frame: Uint8Array): void;
  left(connection: Connection): void;
  accessChanged(connection: Connection): void;
}

/** Who connects, and how. */
export interface ConnectOptions {
  documentId: string;
  transport: Transport;
  user: SyncUser;
  access: Access;
  /** The client asked for `committed` and `access` messages. */
  acknowledge: boolean;
}

/**
 * One client's line to one document. The binding hands received frames to {@link receive} and reports the end with
 * {@link transportClosed}; everything else is between the connection and its room.
 */
export class Connection implements PresenceHolder {
  readonly documentId: string;
  readonly user: SyncUser;
  readonly acknowledge: boolean;
  readonly ledger = new AckLedger();
  settled = false;
  private readonly transport: Transport;
  private readonly messages: TokenBucket;
  private readonly bytes: TokenBucket;
  private readonly presence: TokenBucket;
  private currentAccess: Access;
  private owner: ConnectionOwner | null = null;
  private inbox: Uint8Array[] = [];
  private ended = false;
  private paused = false;
  private muted = false;
  /** Tasks that must be done before further frames are handled. */
  private waits = 0;
  private sentAt: number;
  /** Bytes of SyncStep2 under way, which the outgoing limit does not count. */
  private stateBytes = 0;
  private echoes: { barrier: number; update: Uint8Array }[] = [];

  constructor(
    options: ConnectOptions,
    private readonly limits: SyncLimits,
    private readonly scheduler: Scheduler,
    /** Called once at the end, with the code when it was this side that closed. */
    private readonly onEnd: (connection: Connection, code: number | null) => void = () => undefined,
  ) {
    this.documentId = options.documentId;
    this.user = options.user;
    this.acknowledge = options.acknowledge;
    this.transport = options.transport;
    this.currentAccess = options.access;
    this.sentAt = scheduler.now();
    this.messages = new TokenBucket(limits.messagesPerSecond, limits.messageBurst, this.sentAt);
    this.bytes = new TokenBucket(limits.bytesPerSecond, limits.byteBurst, this.sentAt);
    this.presence = new TokenBucket(limits.awarenessPerSecond, limits.awarenessBurst, this.sentAt);
  }

  get userId(): string {
    return this.user.id;
  }

  get access(): Access {
    return this.currentAccess;
  }

  get closed(): boolean {
    return this.ended;
  }

  /** Takes a frame from the client. */
  receive(frame: Uint8Array): void {
    if (this.ended || this.muted) return;
    if (frame.length > this.limits.maxMessageBytes) {
      this.close(CLOSE.tooLarge, 'message too large');
      return;
    }
    const now = this.scheduler.now();
    this.payBack(Math.max(this.messages.spend(1, now), this.bytes.spend(frame.length, now)));
    // What had been read before the pause waits as well: a single read may bring thousands of frames.
    if (this.owner && !this.paused && this.inbox.length === 0) this.owner.handle(this, frame);
    else this.inbox.push(frame);
  }

  /** Counts work that a message caused like bytes received. */
  charge(bytes: number): void {
    this.payBack(this.bytes.spend(bytes, this.scheduler.now()));
  }

  /** A few bytes of presence go to hundreds of people, so they have a share of their own. */
  chargePresence(length: number): void {
    this.payBack(this.presence.spend(length, this.scheduler.now()));
  }

  /** Handles nothing more until the task is done, lest a later frame overtake the one that it is about. */
  async holdWhile(task: Promise<void>): Promise<void> {
    this.waits++;
    this.pauseFor(Infinity);
    try {
      await task;
    } finally {
      this.waits--;
      if (this.waits === 0) this.handOver();
    }
  }

  /** The line is gone; nothing can be sent any more. */
  transportClosed(): void {
    this.end(null);
  }

  /** Changes the right of the open connection. */
  setAccess(access: Access): void {
    if (this.ended || access === this.currentAccess) return;
    this.currentAccess = access;
    if (this.acknowledge) this.send(encodeAccess(access));
    this.owner?.accessChanged(this);
  }

  /** Ends the connection from this side. */
  close(code: number, reason: string): void {
    if (this.ended) return;
    this.end(code);
    this.transport.close(code, reason);
  }

  /** Sends a frame; cuts the connection instead when the client has left too much unread. */
  send(frame: Uint8Array): void {
    if (this.ended) return;
    const buffered = this.transport.bufferedBytes;
    if (buffered < this.limits.maxOutgoingBytes) this.stateBytes = 0;
    if (buffered > this.limits.maxOutgoingBytes + this.stateBytes) {
      this.close(CLOSE.slowConsumer, 'reads too slowly');
      return;
    }
    this.sentAt = this.scheduler.now();
    this.transport.send(frame);
  }

  /** Sends an answer to SyncStep1, however large the document: the last part as SyncStep2, which says that it is complete. */
  sendState(parts: readonly Uint8Array[]): void {
    if (this.transport.bufferedBytes < this.limits.maxOutgoingBytes) this.stateBytes = 0;
    if (this.stateBytes > 0) {
      // One large answer is under way; who asks again without reading it asks for memory.
      this.close(CLOSE.slowConsumer, 'reads too slowly');
      return;
    }
    if (this.ended) return;
    this.sentAt = this.scheduler.now();
    parts.forEach((part, at) => {
      const frame = stateFrame(part, at === parts.length - 1);
      this.stateBytes += frame.length;
      this.transport.send(frame);
    });
  }

  /** Stops reading until the room is loaded. */
  holdBack(): void {
    this.pauseFor(Infinity);
  }

  /** Takes no more frames. What comes is neither applied nor acknowledged, so the client brings it again. */
  mute(): void {
    this.muted = true;
    this.holdBack();
  }

  /** Gives the connection to its room. */
  attach(owner: ConnectionOwner): void {
    this.owner = owner;
    if (this.acknowledge) this.send(encodeAccess(this.currentAccess));
  }

  /** Whether no frame may be handled now. */
  private get isHeld(): boolean {
    return this.paused || this.ended || this.muted || this.waits > 0;
  }

  /** Hands the room what has arrived before it was there, and reads on. */
  handOver(): void {
    this.resume();
  }

  /** Asks the client for everything that the server lacks. */
  askForState(stateVector: Uint8Array): void {
    this.ledger.askedForState();
    this.send(encodeSyncStep1(stateVector));
  }

  /** Counts a state-carrying message that was not taken, and tells the client at the first of a row. */
  refuse(reason: RefusalReason): void {
    if (!this.ledger.frozen) this.send(encodePermissionDenied(reason));
    this.ledger.refused();
  }

  /** A change of this connection is on its way into the journal; clients that do not count get it back when it is there. */
  echoLater(barrier: number, update: Uint8Array): void {
    if (!this.acknowledge) this.echoes.push({ barrier, update });
  }

  /** Tells the client what is committed. */
  acknowledgeUpTo(committed: number): void {
    const count = this.ledger.advance(committed);
    if (this.acknowledge) {
      if (count !== null) this.send(encodeCommitted(count));
      return;
    }
    const pending = this.echoes.findIndex(({ barrier }) => barrier > committed);
    const ready = this.echoes.splice(0, pending < 0 ? this.echoes.length : pending);
    for (const update of joinUpdates(ready.map((echo) => echo.update))) this.send(encodeUpdate(update));
  }

  /** Sends something when nothing has been sent for long. */
  keepAlive(now: number): void {
    if (now - this.sentAt >= this.limits.keepAliveMs) this.send(KEEP_ALIVE_FRAME);
  }

  private payBack(debtMs: number): void {
    if (debtMs > WORTH_A_PAUSE_MS) this.pauseFor(debtMs);
  }

  private pauseFor(ms: number): void {
    if (this.paused) return;
    this.paused = true;
    this.transport.pause();
    if (ms !== Infinity) this.scheduler.after(ms, () => this.resume());
  }

  private resume(): void {
    if (!this.paused || this.ended || this.muted || this.waits > 0) return;
    this.paused = false;
    while (this.inbox.length > 0 && this.owner && !this.isHeld)
      this.owner.handle(this, this.inbox.shift() as Uint8Array);
    if (!this.isHeld) this.transport.resume();
  }

  private end(code: number | null): void {
    if (this.ended) return;
    this.ended = true;
    this.inbox = [];
    this.echoes = [];
    this.owner?.left(this);
    this.onEnd(this, code);
  }
}
