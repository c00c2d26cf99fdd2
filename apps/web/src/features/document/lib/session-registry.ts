import type { CollabSession } from './collab-session';

interface Held {
  readonly session: CollabSession;
  users: number;
  end: ReturnType<typeof setTimeout> | undefined;
}

const held = new Map<string, Held>();
/** A page that was rendered but never shown does not keep a connection open. */
const ABANDONED = 10_000;

/** The session under this key, made when there is none. It ends soon after nobody holds it any more. */
export function sessionFor(key: string, make: () => CollabSession): CollabSession {
  const known = held.get(key);
  if (known) return known.session;
  const entry: Held = { session: make(), users: 0, end: undefined };
  held.set(key, entry);
  endLater(key, entry, ABANDONED);
  return entry.session;
}

/** Keeps a session until the returned function is called. */
export function holdSession(key: string): () => void {
  const entry = held.get(key);
  if (!entry) return () => undefined;
  entry.users += 1;
  clearTimeout(entry.end);
  return () => {
    entry.users -= 1;
    if (entry.users === 0) endLater(key, entry, 0);
  };
}

function endLater(key: string, entry: Held, delay: number): void {
  clearTimeout(entry.end);
  entry.end = setTimeout(() => {
    if (entry.users > 0) return;
    if (held.get(key) === entry) held.delete(key);
    entry.session.destroy();
  }, delay);
}
