import type { InboxItem, Party } from '@soproekt/contracts';
import { useMemo, type ReactNode } from 'react';
import { useWorkspaces } from '../../../app/queries/workspace';
import { DayList } from '../../../ui/days/day-list';
import { groupDays } from '../../../ui/days/group-days';
import type { InboxActions } from '../hooks/use-inbox-actions';
import { groupNews, isGroup, type News } from '../lib/group-news';
import { InboxGroup } from './inbox-group';
import { InboxLine } from './inbox-line';

/** Institutions of all my workspaces: their colours differ from one workspace to the next. */
function usePartyOf(): (workspaceId: string, institutionId: string | null | undefined) => Party | undefined {
  const workspaces = useWorkspaces().data;
  return useMemo(() => {
    const byId = new Map(workspaces?.map(({ id, parties }) => [id, new Map(parties.map((each) => [each.id, each]))]));
    return (workspaceId, institutionId) => byId.get(workspaceId)?.get(institutionId ?? '');
  }, [workspaces]);
}

interface Props {
  items: readonly InboxItem[];
  actions: InboxActions;
  /** Many new threads of one document become one line. */
  folded: boolean;
}

/** The news by days, newest first. */
export function InboxList({ items, actions, folded }: Props) {
  const partyOf = usePartyOf();
  const days = useMemo(
    () => groupDays(items).map(({ day, items }) => ({ day, items: folded ? groupNews(items) : [...items] })),
    [items, folded],
  );
  const line = (item: InboxItem): ReactNode => (
    <InboxLine
      key={item.id}
      item={item}
      party={partyOf(item.workspace.id, item.actor?.institutionId)}
      actions={actions}
    />
  );
  return (
    <DayList days={days}>
      {(news: News) =>
        isGroup(news) ? (
          // Newer ones come before the last of them.
          <InboxGroup key={`group ${news.items.at(-1)?.id}`} group={news} actions={actions}>
            {() => news.items.map(line)}
          </InboxGroup>
        ) : (
          line(news)
        )
      }
    </DayList>
  );
}
