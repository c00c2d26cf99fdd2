import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { AwarenessEntry } from './awareness-update.js';
import type { Bus } from './bus.js';
import type { JournalEntry } from './journal.js';
import type { SyncLimits } from './limits.js';
import type { Scheduler } from './scheduler.js';
import { coversVector, decodeStateVector } from './state-vector.js';

const Message = { hello: 0, changes: 1, status: 2, ask: 3, answer: 4, awareness: 5, bye: 6 } as const;

/** A peer that has not been heard for this many comparisons has gone. */
const SILENT_ROUNDS = 4;
/** Between two questions to the same peer. */
const ASK_PAUSE_MS = 500;

/** One client's awareness as nodes tell each other, with the person whom the server knows behind it. */
export interface PeerAwareness extends AwarenessEntry {
  userId: string;
}

/** Whose a change is. */
export type Attribution = Pick<JournalEntry, 'author' | 'clientIds'>;

/** A change as nodes tell each other: whoever stores it for another node names the author. */
export interface AuthoredChange extends Attribution {
  update: Uint8Array;
}

/** An answer is made of what many wrote. */
const UNKNOWN: Attribution = { author: { userId: null, institutionId: null }, clientIds: [] };

/** The room as its line to other nodes sees it. */
export interface PeersOwner {
  /** Changes from another node, `unstored` until {@link stored} or {@link vanished} says otherwise. */
  heard(changes: AuthoredChange[], unstored: { nodeId: string; counter: number } | null): void;
  /** Everything that this node sent up to the counter is committed. */
  stored(nodeId: string, counter: number): void;
  heardAwareness(nodeId: string, entries: PeerAwareness[]): void;
  /** A node has let go of the document, or is not heard any more. */
  vanished(nodeId: string, orderly: boolean): void;
  stateVector(): Uint8Array;
  /** What someone with this state vector lacks. */
  answer(stateVector: Uint8Array): Uint8Array[];
  awareness(): PeerAwareness[];
  /** Whether all that this node has to store is committed: its own changes, and those that it took over. */
  isSaved(): boolean;
  /** How many changes were heard unstored. */
  heardCount(): number;
  /** So many of them, from the first on, are stored by their node, or this node's to store. */
  settledCount(): number;
  /** Messages may have been missed: read the journal. */
  mayHaveMissed(): void;
  /** A round of comparing begins, whether others can be heard or not. */
  compares(): void;
}

interface Peer {
  counter: number;
  stored: number;
  heardAt: number;
  askedAt: number;
  /** A question that was not answered yet. */
  owes: boolean;
}

/**
 * One document's line to the other nodes that have it open. Changes are numbered by each node, so that a gap is noticed; state
 * vectors are compared now and then, and at every meeting; what is missing is asked for. Only the journal makes anything true.
 */
export class Peers {
  private readonly peers = new Map<string, Peer>();
  private counter = 0;
  private storedCounter = 0;
  private toldStored = 0;
  /** Answers with changes that other nodes had yet to store, oldest first: their number, and how many changes were heard by then. */
  private handedOn: { counter: number; heard: number }[] = [];
  private cancelRound: () => void;
  private closed = false;
  /** Spread out, so that a node with many documents does not send everything at once. */
  private readonly pace: number;

  constructor(
    private readonly documentId: string,
    private readonly bus: Bus,
    private readonly owner: PeersOwner,
    private readonly limits: SyncLimits,
    private readonly scheduler: Scheduler,
  ) {
    this.pace = 0.8 + 0.4 * ((hash(bus.nodeId + documentId) % 1000) / 1000);
    this.cancelRound = this.nextRound();
  }

  /** Tells the others that this node has the document open now. */
  greet(): void {
    this.send(Message.hello);
    this.sendAwareness(this.owner.awareness());
  }

  /** The line is back after a loss. */
  reconnected(): void {
    this.greet();
    this.owner.mayHaveMissed();
  }

  /** Sends changes of this node, which it has on their way into the journal, to the other nodes. */
  publish(changes: AuthoredChange[]): void {
    if (changes.length === 0) return;
    this.counter++;
    // A fan-out that kept its distance may come after the commit.
    this.countStored();
    this.send(Message.changes, (encoder) => {
      encoding.writeVarUint(encoder, this.counter);
      encoding.writeVarUint(encoder, this.storedCounter);
      writeChanges(encoder, changes);
    });
    this.toldStored = this.storedCounter;
  }

  /** Call after a commit, and when changes of others have settled: more of what was sent may be stored. */
  progressed(): void {
    this.countStored();
    if (this.peers.size > 0 && this.toldStored < this.storedCounter) this.sendStatus();
  }

  sendAwareness(entries: PeerAwareness[]): void {
    if (entries.length === 0) return;
    this.send(Message.awareness, (encoder) => {
      encoding.writeVarUint(encoder, entries.length);
      for (const { id, clock, json, userId } of entries) {
        encoding.writeVarUint(encoder, id);
        encoding.writeVarUint(encoder, clock);
        encoding.writeVarString(encoder, json);
        encoding.writeVarString(encoder, userId);
      }
    });
  }

  /** Takes a message from the bus; one that is none of ours is passed over. */
  receive(message: Uint8Array): void {
    if (this.closed) return;
    try {
      const decoder = decoding.createDecoder(message);
      const nodeId = decoding.readVarString(decoder);
      if (nodeId !== this.bus.nodeId) this.dispatch(nodeId, decoding.readVarUint(decoder), decoder);
    } catch {
      this.owner.mayHaveMissed();
    }
  }

  /** Leaves: what is not stored by now is the others' to keep. */
  close(): void {
    if (this.closed) return;
    if (this.peers.size > 0)
      this.send(Message.bye, (encoder) => encoding.writeUint8(encoder, this.isAllStored() ? 1 : 0));
    this.closed = true;
    this.cancelRound();
  }

  /**
   * What this node publishes is its own, so it does not wait for what others have to store: two that do so wait for each other.
   * Only an answer holds theirs, and its number does not count as stored before they have settled.
   */
  private countStored(): void {
    if (!this.owner.isSaved()) return;
    const settled = this.owner.settledCount();
    this.handedOn = this.handedOn.filter(({ heard }) => heard > settled);
    this.storedCounter = Math.min(this.counter, (this.handedOn[0]?.counter ?? Infinity) - 1);
  }

  /** Whether nothing that this node has can be lost, wherever it is from. */
  private isAllStored(): boolean {
    return this.owner.isSaved() && this.owner.settledCount() === this.owner.heardCount();
  }

  private dispatch(nodeId: string, type: number, decoder: decoding.Decoder): void {
    const known = this.peers.get(nodeId);
    const peer = known ?? this.meet(nodeId);
    peer.heardAt = this.scheduler.now();
    switch (type) {
      case Message.hello:
        if (known) this.beginAnew(nodeId, peer);
        this.sendStatus();
        this.sendAwareness(this.owner.awareness());
        return;
      case Message.changes:
        this.takeChanges(nodeId, peer, known !== undefined, decoder);
        return;
      case Message.status:
        this.takeStatus(nodeId, peer, known !== undefined, decoder);
        return;
      case Message.ask:
        this.takeQuestion(nodeId, decoder);
        return;
      case Message.answer:
        if (decoding.readVarString(decoder) !== this.bus.nodeId) return;
        this.takeAnswer(nodeId, peer, decoder);
        return;
      case Message.awareness:
        this.owner.heardAwareness(nodeId, readAwareness(decoder));
        return;
      case Message.bye:
        this.peers.delete(nodeId);
        this.owner.vanished(nodeId, decoding.readUint8(decoder) === 1);
        return;
    }
  }

  /** An answer holds what its sender has, stored or not. */
  private takeAnswer(nodeId: string, peer: Peer, decoder: decoding.Decoder): void {
    peer.owes = false;
    const counter = decoding.readVarUint(decoder);
    const isStored = decoding.readUint8(decoder) === 1;
    const changes = readUpdates(decoder).map((update) => ({ update, ...UNKNOWN }));
    this.owner.heard(changes, isStored ? null : { nodeId, counter });
  }

  private meet(nodeId: string): Peer {
    const peer: Peer = { counter: 0, stored: 0, heardAt: 0, askedAt: -Infinity, owes: false };
    this.peers.set(nodeId, peer);
    return peer;
  }

  /** It may have been away and counts from the beginning; whether what it sent before is stored will not be told any more. */
  private beginAnew(nodeId: string, peer: Peer): void {
    peer.counter = 0;
    peer.stored = 0;
    this.owner.vanished(nodeId, false);
  }

  private takeChanges(nodeId: string, peer: Peer, known: boolean, decoder: decoding.Decoder): void {
    const counter = decoding.readVarUint(decoder);
    const stored = decoding.readVarUint(decoder);
    const changes = readChanges(decoder);
    const missed = known ? counter > peer.counter + 1 : counter > 1;
    peer.counter = Math.max(peer.counter, counter);
    this.owner.heard(changes, { nodeId, counter });
    this.noteStored(nodeId, peer, stored);
    if (missed) this.ask(nodeId, peer);
  }

  private takeStatus(nodeId: string, peer: Peer, known: boolean, decoder: decoding.Decoder): void {
    const counter = decoding.readVarUint(decoder);
    const stored = decoding.readVarUint(decoder);
    const vector = decoding.readVarUint8Array(decoder);
    const missed = !known || counter > peer.counter || lacks(this.owner.stateVector(), vector);
    peer.counter = Math.max(peer.counter, counter);
    this.noteStored(nodeId, peer, stored);
    if (missed) this.ask(nodeId, peer);
  }

  private noteStored(nodeId: string, peer: Peer, stored: number): void {
    if (stored <= peer.stored) return;
    peer.stored = stored;
    this.owner.stored(nodeId, stored);
  }

  private takeQuestion(nodeId: string, decoder: decoding.Decoder): void {
    if (decoding.readVarString(decoder) !== this.bus.nodeId) return;
    const updates = this.owner.answer(decoding.readVarUint8Array(decoder).slice());
    // Everything in it counts as stored when something published later is.
    const counter = this.counter + 1;
    const heard = this.owner.heardCount();
    if (this.owner.settledCount() < heard) this.handedOn.push({ counter, heard });
    this.send(Message.answer, (encoder) => {
      encoding.writeVarString(encoder, nodeId);
      encoding.writeVarUint(encoder, counter);
      encoding.writeUint8(encoder, this.isAllStored() ? 1 : 0);
      writeUpdates(encoder, updates);
    });
  }

  private ask(nodeId: string, peer: Peer): void {
    const now = this.scheduler.now();
    peer.owes = true;
    if (now - peer.askedAt < ASK_PAUSE_MS) return;
    peer.askedAt = now;
    this.send(Message.ask, (encoder) => {
      encoding.writeVarString(encoder, nodeId);
      encoding.writeVarUint8Array(encoder, this.owner.stateVector());
    });
  }

  private sendStatus(): void {
    this.toldStored = this.storedCounter;
    this.send(Message.status, (encoder) => {
      encoding.writeVarUint(encoder, this.counter);
      encoding.writeVarUint(encoder, this.storedCounter);
      encoding.writeVarUint8Array(encoder, this.owner.stateVector());
    });
  }

  private send(type: number, write: (encoder: encoding.Encoder) => void = () => undefined): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, this.bus.nodeId);
    encoding.writeVarUint(encoder, type);
    write(encoder);
    this.bus.publish(this.documentId, encoding.toUint8Array(encoder));
  }

  private nextRound(): () => void {
    return this.scheduler.after(this.limits.compareMs * this.pace, () => {
      this.round();
      this.cancelRound = this.nextRound();
    });
  }

  private round(): void {
    this.owner.compares();
    if (!this.bus.connected) {
      // The others can be heard through the journal only.
      this.owner.mayHaveMissed();
      return;
    }
    const silentSince = this.scheduler.now() - SILENT_ROUNDS * this.limits.compareMs;
    for (const [nodeId, peer] of this.peers) {
      if (peer.owes) this.ask(nodeId, peer);
      if (peer.heardAt >= silentSince) continue;
      this.peers.delete(nodeId);
      this.owner.vanished(nodeId, false);
      this.owner.mayHaveMissed();
    }
    if (this.peers.size > 0) this.sendStatus();
  }
}

function hash(text: string): number {
  let value = 0;
  for (let at = 0; at < text.length; at++) value = (value * 31 + text.charCodeAt(at)) >>> 0;
  return value;
}

/** Whether `vector` has something that `own` lacks. */
function lacks(own: Uint8Array, vector: Uint8Array): boolean {
  return !coversVector(decodeStateVector(own), decodeStateVector(vector));
}

function writeUpdates(encoder: encoding.Encoder, updates: readonly Uint8Array[]): void {
  encoding.writeVarUint(encoder, updates.length);
  for (const update of updates) encoding.writeVarUint8Array(encoder, update);
}

function readUpdates(decoder: decoding.Decoder): Uint8Array[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, () => readUpdate(decoder));
}

/** A copy: the message belongs to the bus. */
function readUpdate(decoder: decoding.Decoder): Uint8Array {
  return Uint8Array.prototype.slice.call(decoding.readVarUint8Array(decoder));
}

function writeChanges(encoder: encoding.Encoder, changes: readonly AuthoredChange[]): void {
  encoding.writeVarUint(encoder, changes.length);
  for (const { update, author, clientIds } of changes) {
    encoding.writeVarUint8Array(encoder, update);
    writeOptional(encoder, author.userId);
    writeOptional(encoder, author.institutionId);
    encoding.writeVarUint(encoder, clientIds.length);
    for (const id of clientIds) encoding.writeVarUint(encoder, id);
  }
}

function readChanges(decoder: decoding.Decoder): AuthoredChange[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    update: readUpdate(decoder),
    author: { userId: readOptional(decoder), institutionId: readOptional(decoder) },
    clientIds: Array.from({ length: decoding.readVarUint(decoder) }, () => decoding.readVarUint(decoder)),
  }));
}

function writeOptional(encoder: encoding.Encoder, text: string | null): void {
  encoding.writeVarUint(encoder, text === null ? 0 : 1);
  if (text !== null) encoding.writeVarString(encoder, text);
}

function readOptional(decoder: decoding.Decoder): string | null {
  const count = decoding.readVarUint(decoder);
  if (count > 1) throw new Error('neither there nor absent');
  return count === 0 ? null : decoding.readVarString(decoder);
}

function readAwareness(decoder: decoding.Decoder): PeerAwareness[] {
  return Array.from({ length: decoding.readVarUint(decoder) }, () => ({
    id: decoding.readVarUint(decoder),
    clock: decoding.readVarUint(decoder),
    json: decoding.readVarString(decoder),
    userId: decoding.readVarString(decoder),
  }));
}
