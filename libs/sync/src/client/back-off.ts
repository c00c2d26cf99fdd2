import { CLOSE } from '@soproekt/contracts';

const SHORTEST_MS = 100;
/** No attempt before someone can have closed another tab. */
const SHORTEST_WHEN_CROWDED_MS = 2_000;
const FIRST_WINDOW_MS = 1_000;
const WIDEST_WINDOW_MS = 5_000;

/**
 * How long to wait before connecting again, in milliseconds. Everybody loses a server that restarts at the same moment; spread
 * over the whole window they do not come back at the same moment.
 *
 * @param attempt attempts since the last time that all was well, from 0
 * @param code close code of the last connection
 * @param random from 0 to 1
 */
export function reconnectDelay(attempt: number, code: number, random: number): number {
  const shortest = code === CLOSE.tooManyConnections ? SHORTEST_WHEN_CROWDED_MS : SHORTEST_MS;
  return shortest + random * Math.min(WIDEST_WINDOW_MS, FIRST_WINDOW_MS * 2 ** attempt);
}
