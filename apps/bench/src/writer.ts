import type { Random } from '@soproekt/testing';
import * as Y from 'yjs';
import { Client, type Address } from './client.js';
import type { Propagation } from './propagation.js';

/** Name of the shared text that all scenarios write into. */
export const TEXT = 'bench';
const LETTERS = [...'абвгдежзийклмнопрстуфхцчшщыьэюя ,.'];

/** Somebody who types, a character at a time, at a place of their own. */
export class Writer {
  /** Milliseconds from sending an edit to the word that it is saved, of measured edits. */
  readonly savedAfter: number[] = [];
  /** Clock up to which everything is reported saved. */
  savedClock = 0;
  readonly clientId: number;
  private readonly doc = new Y.Doc();
  private readonly text = this.doc.getText(TEXT);
  private readonly client: Client;
  /** Clock after each state-carrying message, by its number; gaps are answers of the handshake. */
  private readonly clockAfter: number[] = [];
  private savedMessages = 0;
  private pending: Uint8Array = new Uint8Array();

  /** @param counts whether what this writer gets from others is measured, too */
  constructor(
    address: Address,
    private readonly propagation: Propagation,
    private readonly random: Random,
    counts = true,
  ) {
    this.doc.clientID = 1_000_000 + random.int(2 ** 31);
    this.clientId = this.doc.clientID;
    this.doc.on('update', (update) => (this.pending = update));
    // Some servers send everything back to its author.
    const receiver = propagation.receiver(this.clientId);
    this.client = new Client(address, {
      update: (update, now) => (counts ? receiver.receive(update, now) : undefined),
      saved: (count, now) => this.saved(count, now),
    });
  }

  get synced(): Promise<void> {
    return this.client.synced;
  }

  get isOpen(): boolean {
    return this.client.isOpen;
  }

  /** Number of edits so far. */
  get clock(): number {
    return this.text.length;
  }

  type(): void {
    const clock = this.text.length;
    this.text.insert(clock, this.random.pick(LETTERS));
    this.propagation.sent(this.clientId, clock, performance.now());
    this.clockAfter[this.client.send(this.pending)] = clock + 1;
  }

  close(): Promise<void> {
    return this.client.close();
  }

  terminate(): void {
    this.client.terminate();
  }

  private saved(count: number, now: number): void {
    for (let message = this.savedMessages + 1; message <= count; message++) {
      const clock = this.clockAfter[message];
      if (clock === undefined) continue;
      this.savedClock = clock;
      const sentAt = this.propagation.sentAt(this.clientId, clock - 1);
      if (sentAt > 0) this.savedAfter.push(now - sentAt);
    }
    this.savedMessages = Math.max(this.savedMessages, count);
  }
}

/**
 * Lets writers type, each in a rhythm of their own phase.
 * @param perSecond characters per second and writer
 * @returns ends it
 */
export function typing(writers: readonly Writer[], perSecond: number, random: Random): () => void {
  const period = 1_000 / perSecond;
  const timers = new Map<Writer, NodeJS.Timeout>();
  const begun = performance.now();
  for (const writer of writers) {
    let next = begun + random.next() * period;
    const turn = (): void => {
      if (writer.isOpen) writer.type();
      next += period;
      timers.set(writer, setTimeout(turn, Math.max(0, next - performance.now())));
    };
    timers.set(writer, setTimeout(turn, next - begun));
  }
  return () => timers.forEach((timer) => clearTimeout(timer));
}
