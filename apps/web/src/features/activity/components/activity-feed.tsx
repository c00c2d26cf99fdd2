import { Button, Text } from '@mantine/core';
import type { ActivityItem } from '@soproekt/contracts';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useId, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityScope } from '../../../app/queries/activity';
import { useParties } from '../../../app/queries/workspace';
import { momentOf } from '../../../i18n/day';
import { useFormat } from '../../../i18n/format';
import { EmptyState, PageState } from '../../../ui/page-state';
import { useNow } from '../../../ui/use-now';
import { nearDay } from '../../inbox/lib/group-days';
import { useFilteredActivity } from '../hooks/use-filtered-activity';
import { EVERYTHING, groupDays, isFiltered, type ActivityFilter } from '../lib/activity-view';
import { ActivityLine } from './activity-line';
import { ActivitySkeleton } from './activity-skeleton';
import { ActivityToolbar } from './activity-toolbar';

interface Props {
  readonly scope: ActivityScope;
  readonly workspaceId: string;
  readonly filter: ActivityFilter;
  readonly onFilter: (filter: ActivityFilter) => void;
  readonly onGone?: () => void;
}

/** What people did in a document or a workspace, by days, the latest first. */
export function ActivityFeed({ scope, workspaceId, filter, onFilter, onGone }: Props) {
  const { t } = useTranslation('activity');
  const { query, items, shown, looking } = useFilteredActivity(scope, filter);
  const more = query.hasNextPage && (
    <div className="sp-activity-more">
      {query.isFetchNextPageError && (
        <Text size="sm" role="alert">
          {t('moreFailed')}
        </Text>
      )}
      <Button variant="default" fullWidth loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
        {t('more')}
      </Button>
    </div>
  );
  return (
    <div className="sp-activity">
      {items.length > 0 && (
        <ActivityToolbar workspaceId={workspaceId} items={items} filter={filter} onFilter={onFilter} />
      )}
      <PageState query={query} loading={<ActivitySkeleton />}>
        {() => {
          if (shown.length > 0) {
            return (
              <>
                <Days
                  items={shown}
                  workspaceId={workspaceId}
                  withDocument={scope.kind === 'workspace'}
                  onGone={onGone}
                />
                {more}
              </>
            );
          }
          if (looking) return <ActivitySkeleton />;
          return (
            <>
              <Nothing scope={scope} filter={filter} onReset={() => onFilter(EVERYTHING)} />
              {more}
            </>
          );
        }}
      </PageState>
    </div>
  );
}

interface DaysProps {
  readonly items: readonly ActivityItem[];
  readonly workspaceId: string;
  readonly withDocument: boolean;
  readonly onGone?: () => void;
}

function Days({ items, workspaceId, withDocument, onGone }: DaysProps) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { party } = useParties(workspaceId);
  const now = useNow();
  const id = useId();
  const days = useMemo(() => groupDays(items), [items]);
  return days.map(({ day, items: ofDay }) => {
    const near = nearDay(day, now);
    return (
      <section key={day} aria-labelledby={`${id}${day}`} className="sp-activity-day">
        <h2 id={`${id}${day}`} className="sp-activity-day-title">
          {near ? t(`day.${near}`) : format.date(momentOf(day))}
        </h2>
        <ul className="sp-card sp-plain-list">
          {ofDay.map((item) => (
            <ActivityLine
              key={item.id}
              item={item}
              workspaceId={workspaceId}
              party={party(item.actor?.institutionId)}
              withDocument={withDocument}
              onGone={onGone}
            />
          ))}
        </ul>
      </section>
    );
  });
}

function Nothing({ scope, filter, onReset }: { scope: ActivityScope; filter: ActivityFilter; onReset: () => void }) {
  const { t } = useTranslation('activity');
  if (!isFiltered(filter)) {
    return (
      <EmptyState icon={<IconHistory size={28} />} title={t('empty.title')}>
        {t(`empty.${scope.kind}`)}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<IconFilterOff size={28} />}
      title={t('empty.filtered')}
      action={
        <Button variant="default" onClick={onReset}>
          {t('empty.reset')}
        </Button>
      }
    >
      {t('empty.filteredText')}
    </EmptyState>
  );
}
