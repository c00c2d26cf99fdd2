import type { LiveServerEvent, LivePayload } from '@soproekt/contracts';
import type { DefaultEventsMap, Namespace, Socket } from 'socket.io';
import type { TokenBucket } from './token-bucket.js';

type ServerEvents = { [E in LiveServerEvent]: (payload: LivePayload<E>) => void };

/** What the server knows of a connection. */
export interface LiveSocketData {
  sessionId: string;
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

export const roomOf = (workspaceId: string): string => `workspace:${workspaceId}`;
export const personRoom = (userId: string): string => `person:${userId}`;
export const sessionRoom = (sessionId: string): string => `session:${sessionId}`;
