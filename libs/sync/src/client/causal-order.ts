import * as Y from 'yjs';

/** What an update brings: an item, a deleted range without content, or a gap. */
export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** The structs of one update by client, with the place up to which they have been taken. */
export class Lanes {
  private readonly lanes = new Map<number, { structs: Struct[]; next: number }>();

  constructor(structs: Struct[]) {
    for (const struct of structs) {
      const lane = this.lanes.get(struct.id.client);
      if (lane) lane.structs.push(struct);
      else this.lanes.set(struct.id.client, { structs: [struct], next: 0 });
    }
  }

  get clients(): number[] {
    return [...this.lanes.keys()];
  }

  next(client: number): Struct | undefined {
    const lane = this.lanes.get(client);
    return lane?.structs[lane.next];
  }

  take(client: number): void {
    const lane = this.lanes.get(client);
    if (lane) lane.next++;
  }

  find(id: Y.ID): Struct | undefined {
    const structs = this.lanes.get(id.client)?.structs;
    const first = structs?.[0];
    const last = structs?.at(-1);
    if (!structs || !first || !last) return undefined;
    if (id.clock < first.id.clock || id.clock >= last.id.clock + last.length) return undefined;
    return structs[Y.findIndexSS(structs as (Y.Item | Y.GC)[], id.clock)];
  }

  /** Whether the update has this and it has not been taken yet. */
  awaits(id: Y.ID): boolean {
    const next = this.next(id.client);
    return next !== undefined && id.clock >= next.id.clock && this.find(id) !== undefined;
  }
}

/** Dependencies first; otherwise the structs of one client stay together, as they were made. */
export function* causalOrder(lanes: Lanes): Generator<Struct> {
  for (const client of lanes.clients) {
    const wanted = [{ client, upTo: Infinity }];
    for (let now = wanted.at(-1); now; now = wanted.at(-1)) {
      const struct = lanes.next(now.client);
      if (!struct || struct.id.clock > now.upTo) {
        wanted.pop();
        continue;
      }
      const missing = dependencies(struct).find((id) => id.client !== struct.id.client && lanes.awaits(id));
      // Only forged structs wait for each other in a circle.
      if (missing && wanted.length < lanes.clients.length) {
        wanted.push({ client: missing.client, upTo: missing.clock });
      } else {
        lanes.take(now.client);
        yield struct;
      }
    }
  }
}

function dependencies(struct: Struct): Y.ID[] {
  if (!(struct instanceof Y.Item)) return [];
  const { origin, rightOrigin, parent } = struct;
  return [origin, rightOrigin, parent].filter((id): id is Y.ID => id instanceof Y.ID);
}
