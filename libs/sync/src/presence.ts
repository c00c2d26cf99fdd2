import { decodeAwarenessUpdate, encodeAwarenessUpdate, parseState, type AwarenessEntry } from './awareness-update.js';
import type { ClientIdHolder, ClientIdRegistry } from './client-ids.js';
import type { SyncLimits } from './limits.js';
import type { PeerAwareness } from './peers.js';
import { encodeAwareness } from './protocol.js';
import type { Scheduler } from './scheduler.js';
import type { SyncUser } from './transport.js';

/** A connection as presence sees it. */
export interface PresenceHolder extends ClientIdHolder {
  readonly user: SyncUser;
  send(frame: Uint8Array): void;
  /** Counts what it has everybody on the document told about itself; beyond its share it is read more slowly. */
  chargePresence(length: number): void;
}

interface Present {
  /** Clock of the client's newest entry. */
  clock: number;
  /** First and last clock under which the server sent this id out. */
  firstSent: number;
  lastSent: number;
  json: string;
}

/** 2025-01-01, so that clocks stay short on the wire. */
const CLOCK_EPOCH = Date.UTC(2025, 0, 1);
const MAX_DEPARTED = 1000;

/** What an awareness message led to. */
export type PresenceVerdict = 'ok' | 'malformed' | 'taken';

/**
 * Who is in the document, and where. Speaks the awareness protocol of y-protocols with three differences that stock clients
 * do not notice:
 *
 * - A connection speaks only for the ids that it introduced, and `user` in every state is the server's word about the person.
 * - Stock clients send every entry that they receive back to the server. Such an echo is known by its clock, which is one that
 *   the server itself gave out, and is passed over. This is why outgoing entries carry clocks of the server's own, drawn from the
 *   time: higher than any earlier one of the same id, also after a restart, so that someone who comes back under the same
 *   id and clock is seen again at once.
 * - Nobody is sent an entry of their own.
 */
export class Presence<Holder extends PresenceHolder> {
  private readonly present = new Map<number, Present>();
  private readonly changed = new Set<number>();
  /** Those of `changed` that other nodes are still to be told. */
  private readonly untold = new Set<number>();
  private readonly newcomers = new Set<Holder>();
  private cancelFlush: (() => void) | undefined;

  constructor(
    private readonly ids: ClientIdRegistry,
    private readonly limits: SyncLimits,
    private readonly scheduler: Scheduler,
    private readonly connections: () => Iterable<Holder>,
    /** Called first: presence never overtakes document changes. */
    private readonly flushChanges: () => void,
    /** Changes of this node's connections, for the other nodes. */
    private readonly publish: (entries: PeerAwareness[]) => void = () => undefined,
  ) {}

  /** Takes an awareness update from a client. */
  receive(holder: Holder, update: Uint8Array): PresenceVerdict {
    // Larger than all that one connection may say; reading it through would take its time.
    if (update.length > this.limits.maxAwarenessBytes) return 'ok';
    let entries: AwarenessEntry[];
    try {
      entries = decodeAwarenessUpdate(update);
    } catch {
      return 'malformed';
    }
    for (const entry of entries) if (!this.take(holder, entry)) return 'taken';
    return 'ok';
  }

  /** Sends a newcomer who is there, after its own first messages had time to arrive. */
  welcome(holder: Holder): void {
    this.newcomers.add(holder);
    this.flushLater();
  }

  /** Tells a connection who is there. Under new clocks: a client that lost its line has forgotten the states, not the clocks. */
  answer(holder: Holder): void {
    const ids = [...this.present.keys()].filter((id) => this.present.get(id)?.json !== 'null');
    for (const id of ids) this.advanceClock(id);
    this.sendEntries(holder, ids);
  }

  /** Removes a connection's states and tells the others at once. */
  leave(holder: Holder): void {
    this.newcomers.delete(holder);
    for (const id of this.ids.heldBy(holder)) this.update(id, 'null');
    this.flush();
    this.ids.release(holder);
    this.forgetDeparted();
  }

  /** Takes in what another node says of its connections; it has stamped the states. */
  hear(holder: ClientIdHolder, entries: readonly AwarenessEntry[]): void {
    for (const { id, json } of entries) {
      const owner = this.ids.holderOf(id);
      if (json === 'null' ? owner === holder : this.ids.introduce(id, holder)) this.update(id, json, undefined, false);
      if (json === 'null' && owner === holder) this.ids.forget(id);
    }
  }

  /** Removes the states that another node told of. */
  forgetNode(holder: ClientIdHolder): void {
    for (const id of this.ids.heldBy(holder)) this.update(id, 'null', undefined, false);
    this.ids.release(holder);
  }

  /** The states of this node's connections. */
  ownEntries(isOwn: (holder: ClientIdHolder) => boolean): PeerAwareness[] {
    return this.toldEntries([...this.present.keys()], isOwn).filter(({ json }) => json !== 'null');
  }

  dispose(): void {
    this.cancelFlush?.();
    this.cancelFlush = undefined;
  }

  /** Ids with a state, for tests and figures. */
  get size(): number {
    return [...this.present.values()].filter(({ json }) => json !== 'null').length;
  }

  private take(holder: Holder, { id, clock, json }: AwarenessEntry): boolean {
    const known = this.present.get(id);
    const owner = this.ids.holderOf(id);
    if (owner !== holder) {
      const isEcho = known !== undefined && clock >= known.firstSent && clock <= known.lastSent;
      if (isEcho || json === 'null') return true;
      if (!owner && this.ids.countOf(holder) >= this.limits.maxClientIdsPerConnection) return true;
      if (!this.ids.introduce(id, holder)) return false;
    } else if (known && (clock < known.clock || (clock === known.clock && json !== 'null'))) {
      return true;
    }
    const stamped = this.stamp(holder, json);
    if (stamped !== undefined) {
      holder.chargePresence(stamped.length);
      this.update(id, stamped, clock);
    } else if (known) {
      known.clock = clock;
    }
    return true;
  }

  private stamp(holder: Holder, json: string): string | undefined {
    if (json === 'null') return json;
    if (json.length > this.limits.maxAwarenessLength) return undefined;
    const state = parseState(json);
    return state && JSON.stringify({ ...state, user: holder.user });
  }

  private update(id: number, json: string, clock?: number, own = true): void {
    const known = this.present.get(id);
    if (known) {
      known.json = json;
      known.clock = clock ?? known.clock;
    } else {
      if (json === 'null') return;
      this.present.set(id, { json, clock: clock ?? 0, firstSent: Infinity, lastSent: 0 });
    }
    this.changed.add(id);
    if (own) this.untold.add(id);
    this.flushLater();
  }

  private flushLater(): void {
    this.cancelFlush ??= this.scheduler.after(this.limits.awarenessIntervalMs, () => this.flush());
  }

  private flush(): void {
    this.cancelFlush?.();
    this.cancelFlush = undefined;
    this.flushChanges();
    const changed = [...this.changed];
    this.changed.clear();
    const newcomers = new Set(this.newcomers);
    this.newcomers.clear();
    for (const id of changed) this.advanceClock(id);
    for (const holder of newcomers) this.answer(holder);
    if (changed.length > 0) this.broadcast(changed, newcomers);
    if (this.untold.size > 0) this.publish(this.toldEntries([...this.untold], () => true));
    this.untold.clear();
    this.forgetDeparted();
  }

  private toldEntries(ids: number[], wanted: (holder: ClientIdHolder) => boolean): PeerAwareness[] {
    return ids.flatMap((id) => {
      const present = this.present.get(id);
      const holder = this.ids.holderOf(id);
      if (!present || !holder || !wanted(holder)) return [];
      return { id, clock: present.clock, json: present.json, userId: holder.userId };
    });
  }

  private broadcast(changed: number[], except: ReadonlySet<Holder>): void {
    const owners = new Set(changed.map((id) => this.ids.holderOf(id)));
    const shared = this.frame(changed);
    for (const connection of this.connections()) {
      if (except.has(connection)) continue;
      if (owners.has(connection)) this.sendEntries(connection, changed);
      else connection.send(shared);
    }
  }

  private sendEntries(holder: Holder, ids: number[]): void {
    const others = ids.filter((id) => this.ids.holderOf(id) !== holder);
    if (others.length > 0) holder.send(this.frame(others));
  }

  private frame(ids: number[]): Uint8Array {
    const entries = ids.flatMap((id) => {
      const { lastSent, json } = this.present.get(id) ?? {};
      if (json === undefined || lastSent === undefined) return [];
      return { id, clock: lastSent || this.advanceClock(id), json };
    });
    return encodeAwareness(encodeAwarenessUpdate(entries));
  }

  private advanceClock(id: number): number {
    const known = this.present.get(id);
    if (!known) return 0;
    const byTime = Math.floor((this.scheduler.now() - CLOCK_EPOCH) / this.limits.awarenessIntervalMs);
    known.lastSent = Math.max(known.lastSent + 1, byTime);
    known.firstSent = Math.min(known.firstSent, known.lastSent);
    return known.lastSent;
  }

  /** Departed ids are remembered for the sake of late echoes, but not without bound. */
  private forgetDeparted(): void {
    let excess = this.present.size - MAX_DEPARTED;
    if (excess <= 0) return;
    for (const [id, { json }] of this.present) {
      if (excess <= 0) break;
      if (json !== 'null' || this.ids.holderOf(id)) continue;
      this.present.delete(id);
      excess--;
    }
  }
}
