import { useCallback, useEffect, useRef, useState } from 'react';
import { endsFollowing, followMove, type FollowTarget } from '../lib/follow';
import type { CollabSession } from '../lib/collab-session';
import type { PageView } from '../lib/page-view';
import { readPeer, type PresentPerson } from '../lib/presence';

export interface Following {
  readonly person: PresentPerson | null;
  readonly follow: (userId: string) => void;
  readonly stop: () => void;
}

/** Carries the view along with somebody until one scrolls or types. */
export function useFollow(session: CollabSession, view: PageView, people: readonly PresentPerson[]): Following {
  const [userId, setUserId] = useState<string | null>(null);
  const before = useRef<FollowTarget | null>(null);
  const person = people.find((candidate) => candidate.userId === userId && !candidate.self) ?? null;
  const stop = useCallback(() => setUserId(null), []);
  const follow = useCallback((id: string) => {
    before.current = null;
    setUserId(id);
  }, []);

  useEffect(() => {
    if (!person) return;
    const move = (): void => {
      const peer = readPeer(person.clientId, session.awareness.getStates().get(person.clientId));
      const now = peer && {
        sectionId: peer.sectionId,
        caret: peer.cursor ? JSON.stringify(peer.cursor.head) : null,
      };
      const kind = followMove(before.current, now);
      before.current = now;
      if (!peer?.sectionId || !kind) return;
      if (kind === 'caret' && peer.cursor) void view.goToPosition(peer.sectionId, peer.cursor.head);
      else view.goToSection(peer.sectionId);
    };
    move();
    const { awareness } = session;
    awareness.on('change', move);
    return () => awareness.off('change', move);
  }, [session, view, person]);

  useEffect(() => {
    if (userId === null) return;
    const onEvent = (event: Event): void => {
      const target = event.target instanceof Element ? event.target : null;
      const onControl = target?.closest('[data-sheet]') === null && target !== document.body;
      const key = event instanceof KeyboardEvent ? event.key : undefined;
      if (endsFollowing({ type: event.type, key }, onControl)) stop();
    };
    const types = ['wheel', 'touchmove', 'keydown', 'input'] as const;
    for (const type of types) document.addEventListener(type, onEvent, { capture: true, passive: true });
    return () => {
      for (const type of types) document.removeEventListener(type, onEvent, { capture: true });
    };
  }, [userId, stop]);

  // Whoever has left can no longer be followed.
  useEffect(() => {
    if (userId !== null && !person) setUserId(null);
  }, [userId, person]);

  return { person, follow, stop };
}
