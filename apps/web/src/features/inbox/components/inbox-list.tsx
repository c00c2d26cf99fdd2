import type { InboxItem, Party } from '@soproekt/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkspaces } from '../../../app/queries/workspace';
import { momentOf } from '../../../i18n/day';
import { useFormat } from '../../../i18n/format';
import { useNow } from '../../../ui/use-now';
import type { InboxActions } from '../hooks/use-inbox-actions';
import { groupDays, nearDay } from '../lib/group-days';
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
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const partyOf = usePartyOf();
  const now = useNow();
  const days = useMemo(() => groupDays(items), [items]);
  return days.map(({ day, items: ofDay }) => {
    const near = nearDay(day, now);
    return (
      <section key={day} aria-labelledby={`inbox-${day}`} className="sp-inbox-day">
        <h2 id={`inbox-${day}`} className="sp-inbox-day-title">
          {near ? t(`day.${near}`) : format.date(momentOf(day))}
        </h2>
        <ul className="sp-card sp-plain-list sp-inbox-lines">
          {ofDay.map((item) => (
            <InboxLine
              key={item.id}
              item={item}
              party={partyOf(item.workspace.id, item.actor?.institutionId)}
              actions={actions}
            />
          ))}
        </ul>
      </section>
    );
  });
}
