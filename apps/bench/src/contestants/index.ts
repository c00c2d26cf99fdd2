import type { Contestant } from './contestant.js';
import { hocuspocus } from './hocuspocus.js';
import { ours } from './ours.js';
import { relay } from './relay.js';
import { yWebsocketServer, yWebsocketServerLeveldb } from './y-websocket-server.js';

/** The relay first: all others are compared with it. */
export const contestants: readonly Contestant[] = [relay, ours, yWebsocketServer, yWebsocketServerLeveldb, hocuspocus];
export type { Contestant } from './contestant.js';
