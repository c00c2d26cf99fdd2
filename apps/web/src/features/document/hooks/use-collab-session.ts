import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { CollabSession, type SessionSnapshot, type SessionUser } from '../lib/collab-session';
import { holdSession, sessionFor } from '../lib/session-registry';

export interface OpenSession {
  readonly session: CollabSession;
  readonly snapshot: SessionSnapshot;
  /** Gives up what was not sent and begins anew with what the server has. */
  readonly discard: () => Promise<void>;
}

/** The session of a document, kept while the page is shown. */
export function useCollabSession(documentId: string, user: SessionUser, mayWrite: boolean): OpenSession {
  const [turn, setTurn] = useState(0);
  const key = `${user.id}:${documentId}:${turn}`;
  const session = sessionFor(key, () => new CollabSession(documentId, user));
  useEffect(() => holdSession(key), [key]);
  useEffect(() => session.setMayWrite(mayWrite), [session, mayWrite]);
  useEffect(() => session.setUser(user), [session, user]);
  const snapshot = useSyncExternalStore(session.subscribe, session.getSnapshot);
  const discard = useCallback(async () => {
    await session.discard();
    setTurn((before) => before + 1);
  }, [session]);
  return { session, snapshot, discard };
}
