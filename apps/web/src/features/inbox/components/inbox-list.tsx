import type { InboxItem, Party } from '@soproekt/contracts';
import { useMemo } from 'react';
import { useWorkspaces } from '../../../app/queries/workspace';
import { DayList } from '../../../ui/days/day-list';
import { groupDays } from '../../../ui/days/group-days';
import type { InboxActions } from '../hooks/use-inbox-actions';
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
}

/** The news by days, newest first. */
export function InboxList({ items, actions }: Props) {
  const partyOf = usePartyOf();
  const days = useMemo(() => groupDays(items), [items]);
  return (
    <DayList days={days}>
      {(item) => (
        <InboxLine
          key={item.id}
          item={item}
          party={partyOf(item.workspace.id, item.actor?.institutionId)}
          actions={actions}
        />
      )}
    </DayList>
  );
}
