/** A connection as the holder of client ids. */
export interface ClientIdHolder {
  readonly userId: string;
  /** Whether its SyncStep2 has arrived: from then on the room has every struct that this connection ever sent. */
  readonly settled: boolean;
}

interface Claim {
  holder: ClientIdHolder;
  /** Named in the connection's own awareness, or only concluded from structs that it sent. */
  certain: boolean;
}

/**
 * Which live connection a Yjs client id belongs to.
 *
 * Two people writing under one client id lose text without a sign: Yjs takes the second struct with the same (client, clock) for a
 * copy of the first. On the other hand a client may rightly bring structs of someone else: it received them before the server
 * stopped without having committed them, or it worked on them offline. So:
 *
 * 1. A client id belongs for certain to the connection that introduced it in its awareness. A second *person* who introduces it is
 *    refused; the same person's new connection takes it over (a reconnect while the old line is still half open).
 * 2. New structs of a certain id are refused from other people once its holder has *settled*. By then the room has everything
 *    that the holder ever sent, so nobody else can have more of it than the room, whatever message it comes in. Before that they
 *    are accepted: that is the relay after a restart.
 * 3. A connection without awareness gets the id of the structs that it writes, when they are of one id that nobody holds and it
 *    holds none. That claim is a guess (it may be the relay of a single absent person's text), so it only keeps out *updates* of
 *    other people, never a SyncStep2, and yields to a claim by awareness.
 * 4. A claim ends with its connection.
 */
export class ClientIdRegistry {
  private readonly claims = new Map<number, Claim>();
  /** The ids held for certain, by holder. */
  private readonly held = new Map<ClientIdHolder, Set<number>>();

  /** Rule 1. Returns false when another person holds the id. */
  introduce(id: number, holder: ClientIdHolder): boolean {
    const claim = this.claims.get(id);
    if (claim?.certain && claim.holder.userId !== holder.userId) return false;
    this.forget(id);
    this.claims.set(id, { holder, certain: true });
    const ids = this.held.get(holder);
    if (ids) ids.add(id);
    else this.held.set(holder, new Set([id]));
    return true;
  }

  /** Rule 3. */
  conclude(ids: readonly number[], holder: ClientIdHolder): void {
    const [id] = ids;
    if (ids.length !== 1 || id === undefined || this.claims.has(id)) return;
    for (const claim of this.claims.values()) if (claim.holder === holder) return;
    this.claims.set(id, { holder, certain: false });
  }

  /** Rules 2 and 3: the first id that the holder may not write, null when it may write all. */
  findForeign(ids: readonly number[], holder: ClientIdHolder, kind: 'step2' | 'update'): number | null {
    const foreign = ids.find((id) => {
      const claim = this.claims.get(id);
      if (!claim || claim.holder.userId === holder.userId) return false;
      return claim.certain ? claim.holder.settled : kind === 'update';
    });
    return foreign ?? null;
  }

  /** Ids that are not known to be another person's: those the holder may be named as the author of. */
  attributable(ids: readonly number[], holder: ClientIdHolder): number[] {
    return ids.filter((id) => {
      const claim = this.claims.get(id);
      return !claim?.certain || claim.holder.userId === holder.userId;
    });
  }

  /** Who holds the id for certain. */
  holderOf(id: number): ClientIdHolder | undefined {
    const claim = this.claims.get(id);
    return claim?.certain ? claim.holder : undefined;
  }

  /** Ids the holder introduced in its awareness. */
  heldBy(holder: ClientIdHolder): number[] {
    return [...(this.held.get(holder) ?? [])];
  }

  /** How many they are. */
  countOf(holder: ClientIdHolder): number {
    return this.held.get(holder)?.size ?? 0;
  }

  /** The id is given up while its holder goes on. */
  forget(id: number): void {
    const claim = this.claims.get(id);
    this.claims.delete(id);
    const ids = claim && this.held.get(claim.holder);
    if (ids?.delete(id) && ids.size === 0) this.held.delete(claim?.holder as ClientIdHolder);
  }

  /** Rule 4. */
  release(holder: ClientIdHolder): void {
    for (const [id, claim] of this.claims) if (claim.holder === holder) this.forget(id);
  }
}
