import type { LiveServerEvent, LivePayload } from '@soproekt/contracts';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { TokenBucket } from './token-bucket.js';

type ServerEvents = { [E in LiveServerEvent]: (payload: LivePayload<E>) => void };

/** What the server knows of a connection. */
export interface LiveSocketData {
  sessionId: string;
  /** When the session ends as far as is known, by `Date.now()`; it may have been used since. */
  sessionEndsAt: number;
  userId: string;
  bucket: TokenBucket;
  /** Events refused because there were too many. */
  refused: number;
  /** Events of one connection are handled one after the other: `leave` must not overtake `join`. */
  queue: Promise<void>;
}

// What clients emit is unknown until a schema has parsed it, hence no map of client events.
export type LiveSocket = Socket<DefaultEventsMap, ServerEvents, DefaultEventsMap, LiveSocketData>;
export type LiveNamespace = Namespace<DefaultEventsMap, ServerEvents, DefaultEventsMap, LiveSocketData>;

export const LIVE_NAMESPACE = '/live';

/** Events that reach the people on all nodes. The others are sent by each node to its own, who heard the reason itself. */
export const SHARED_EVENTS = [
  'document.changed',
  'document.purged',
  'programme-settings.changed',
  'standards.changed',
  'templates.changed',
  'links.checked',
  'thread.changed',
  'thread.typing',
] as const satisfies LiveServerEvent[];
export type SharedLiveEvent = (typeof SHARED_EVENTS)[number];

/** Events for the windows of one person, on all nodes. */
export type PersonalLiveEvent = 'inbox.changed';

export const roomOf = (workspaceId: string): string => `workspace:${workspaceId}`;
/** @returns null when the room is not that of a workspace */
export const workspaceOf = (room: string): string | null => (/^workspace:(.*)$/.exec(room) ?? [])[1] ?? null;
export const personRoom = (userId: string): string => `person:${userId}`;
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
