import { createAdapter } from '@socket.io/redis-streams-adapter';
import { liveServerEvents } from '@soproekt/contracts';
import { Adapter, type BroadcastOptions } from 'socket.io-adapter';
import { z } from 'zod';
import type { RedisLine } from '../cluster/redis-line.js';
import { LIVE_NAMESPACE, roomOf, SHARED_EVENTS } from './live-socket.js';
import { StreamReader } from './stream-reader.js';

/** Entries of the stream that are kept: enough for a node that was away for a moment. */
const STREAM_LENGTH = 1_000;
/** socket.io's numbers: a broadcast among the messages between nodes, an event among the packets. */
const BROADCAST = 3;
const EVENT = 2;

/** The only message that is taken from the stream: one event of the contract to one workspace. */
const messageSchema = z.object({
  uid: z.string().max(64),
  type: z.literal(BROADCAST),
  nsp: z.literal(LIVE_NAMESPACE),
  data: z.object({
    packet: z.object({ type: z.literal(EVENT), data: z.tuple([z.enum(SHARED_EVENTS), z.unknown()]) }),
    opts: z.object({ rooms: z.tuple([z.string()]), except: z.tuple([]) }),
  }),
});

type Packet = Parameters<Adapter['broadcast']>[0];

/** The protected parts of the streams adapter that are guarded here. */
interface StreamsAdapter {
  broadcast(packet: Packet, options: BroadcastOptions): Promise<void>;
  onMessage(message: unknown, offset?: string): void;
  publish(message: unknown): void;
}

/**
 * socket.io's Redis streams adapter, narrowed: people on this node are served at once, with or without Redis, and from other nodes only
 * events to workspaces are taken. Joining, leaving, disconnecting and looking at connections stay matters of each node; the adapter
 * alone would let whoever writes to Redis do all of it, and would send the cookies of handshakes through it.
 *
 * @returns to be given to `server.adapter()`
 */
export function liveStream(line: RedisLine): (namespace: unknown) => Adapter {
  const stream = line.key('live');
  const create = createAdapter(streamClient(line, stream), {
    streamName: stream,
    maxLen: STREAM_LENGTH,
    onlyPlaintext: true,
  });
  // socket.io calls it with `new`, which an arrow function does not allow.
  return function guarded(namespace) {
    const adapter = create(namespace);
    guard(adapter as unknown as StreamsAdapter);
    return adapter;
  };
}

function guard(adapter: StreamsAdapter): void {
  const take = adapter.onMessage.bind(adapter);
  adapter.onMessage = (message, offset) => {
    const known = sharedMessage(message);
    if (known) take(known, offset);
  };
  adapter.broadcast = (packet, options) => {
    // The adapter itself would wait for Redis first.
    Adapter.prototype.broadcast.call(adapter, packet, options);
    const { rooms, except, flags } = options;
    if (!flags?.local) {
      adapter.publish({ type: BROADCAST, data: { packet, opts: { rooms: [...rooms], except: [...(except ?? [])] } } });
    }
    return Promise.resolve();
  };
}

/** @returns null for everything that no node of ours sends */
export function sharedMessage(message: unknown): object | null {
  const parsed = messageSchema.safeParse(message);
  if (!parsed.success) return null;
  const { uid, type, nsp, data } = parsed.data;
  const [event, body] = data.packet.data;
  const payload = liveServerEvents[event].safeParse(body);
  if (!payload.success || data.opts.rooms[0] !== roomOf(payload.data.workspaceId)) return null;
  const packet = { type: EVENT, data: [event, payload.data] };
  return { uid, type, nsp, data: { packet, opts: { rooms: data.opts.rooms, except: [], flags: {} } } };
}

/** What the adapter needs of a Redis client: appending and reading. It gets no way to anything else. */
function streamClient(line: RedisLine, stream: string): object {
  return {
    options: {},
    xadd: (args: (string | number)[]) => line.append(args),
    duplicate: () => {
      let reader: StreamReader | undefined;
      return {
        on: () => undefined,
        // Requests between nodes, which come by these channels, are not used.
        subscribe: () => undefined,
        xread: (...args: (string | number)[]) => (reader ??= new StreamReader(line, stream)).read(args),
        disconnect: () => undefined,
      };
    },
  };
}
