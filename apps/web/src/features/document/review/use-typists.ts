import type { LivePayload } from '@soproekt/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useLive } from '../../../app/live/live-context';
import { useMe } from '../../../app/queries/me';
import { useDocumentPage } from '../hooks/document-context';

/** So long somebody counts as writing after the last sign of it. */
const SHOWN = 5_000;
/** At most one sign in so long a time. */
const TOLD = 3_000;

/** Names of those who are writing an answer in a thread. */
export function useTypists(threadId: string): readonly string[] {
  const live = useLive();
  const { id: me } = useMe();
  const [names, setNames] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!live) return;
    const timers = new Map<string, ReturnType<typeof setTimeout>>();
    const forget = (name: string): void => {
      clearTimeout(timers.get(name));
      if (timers.delete(name)) setNames([...timers.keys()]);
    };
    const stop = live.hear((event, payload) => {
      if (event === 'thread.changed') {
        // An answer ends the writing of it.
        const { thread } = payload as LivePayload<'thread.changed'>;
        if (thread.id === threadId) [...timers.keys()].forEach(forget);
        return;
      }
      if (event !== 'thread.typing') return;
      const { threadId: where, userId, name } = payload as LivePayload<'thread.typing'>;
      if (where !== threadId || userId === me) return;
      clearTimeout(timers.get(name));
      timers.set(
        name,
        setTimeout(() => forget(name), SHOWN),
      );
      setNames([...timers.keys()]);
    });
    return () => {
      stop();
      timers.forEach((timer) => clearTimeout(timer));
      setNames([]);
    };
  }, [live, threadId, me]);
  return names;
}

/** Tells others that one is writing an answer, seldom enough; `sent` begins anew, as the answer ends the word of it. */
export function useTellTyping(threadId: string): { tell: () => void; sent: () => void } {
  const live = useLive();
  const { detail } = useDocumentPage();
  const told = useRef(0);
  const sent = useCallback(() => void (told.current = 0), []);
  const tell = useCallback(() => {
    const now = Date.now();
    if (now - told.current < TOLD) return;
    told.current = now;
    live?.typing(detail.workspaceId, threadId);
  }, [live, detail.workspaceId, threadId]);
  return { tell, sent };
}
