import type { InboxItem } from '@soproekt/contracts';

/** New threads of one document, one after another. */
export interface NewsGroup {
  readonly items: readonly InboxItem[];
}

export type News = InboxItem | NewsGroup;

/** So many and more are folded: fewer are read faster than unfolded. */
export const FOLDED_FROM = 4;

export const isGroup = (news: News): news is NewsGroup => 'items' in news;

/** Folds runs of new threads of one document, which would push what is meant for the receiver out of sight. */
export function groupNews(items: readonly InboxItem[]): News[] {
  const runs: InboxItem[][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    if (run?.[0] && isNew(item) && isNew(run[0]) && run[0].document.id === item.document.id) run.push(item);
    else runs.push([item]);
  }
  return runs.flatMap((run): News[] => (run.length >= FOLDED_FROM ? [{ items: run }] : run));
}

const isNew = ({ kind }: InboxItem): boolean => kind === 'thread';
