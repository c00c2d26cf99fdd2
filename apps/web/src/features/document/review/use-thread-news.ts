import type { ThreadView } from '@soproekt/contracts';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/queries/me';
import { announce } from '../../../ui/announcer';
import type { ReviewStore } from './review-store';

interface Known {
  readonly comments: number;
  readonly state: ThreadView['state'];
}

const known = ({ comments, state }: ThreadView): Known => ({ comments: comments.length, state });

/** Tells screen readers politely of remarks, answers and decisions of others. */
export function useThreadNews(store: ReviewStore): void {
  const { t } = useTranslation('review');
  const { id: me } = useMe();
  const before = useRef<ReadonlyMap<string, Known> | null>(null);
  useEffect(() => {
    const tell = (thread: ThreadView): string | null => {
      const was = before.current?.get(thread.id);
      const name = thread.author?.name ?? t('someone');
      const { number } = thread;
      if (!was) return thread.author?.userId === me ? null : t('news.thread', { name, number });
      const last = thread.comments[thread.comments.length - 1];
      if (thread.comments.length > was.comments && last?.author?.userId !== me)
        return t('news.answer', { name: last?.author?.name ?? t('someone'), number });
      if (thread.state === 'resolved' && was.state === 'open' && thread.outcome?.by?.userId !== me)
        return t('news.closed', { number });
      return null;
    };
    let last: readonly ThreadView[] | null = null;
    return store.subscribe(() => {
      const { threads } = store.getSnapshot();
      if (threads === last) return;
      last = threads;
      const first = before.current === null;
      const said = first ? [] : threads.flatMap((thread) => tell(thread) ?? []);
      if (threads.length > 0 || !first) before.current = new Map(threads.map((thread) => [thread.id, known(thread)]));
      // Many at once come after a break of the line, and are found in the list.
      if (said.length > 0 && said.length <= 3) announce(said.join(' '));
    });
  }, [store, me, t]);
}
