import { Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconFilterOff, IconHistory } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { actorsSeen, useActivity, type ActivityFilter, type ActivityScope } from '../../../app/queries/activity';
import { useParties } from '../../../app/queries/workspace';
import { DayList } from '../../../ui/days/day-list';
import { EmptyState, PageState } from '../../../ui/page-state';
import { activityDays, EVERYTHING, isFiltered } from '../lib/activity-view';
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
export function ActivityFeed({ scope: { kind, id }, workspaceId, filter, onFilter, onGone }: Props) {
  const client = useQueryClient();
  const { party } = useParties(workspaceId);
  const query = useActivity({ kind, id }, filter);
  const { data } = query;
  const days = useMemo(() => activityDays(data?.pages.flatMap((page) => page.items) ?? []), [data]);
  /** Nothing at all, not only nothing of this filter. */
  const none = data !== undefined && days.length === 0 && !isFiltered(filter);
  return (
    <div className="sp-days">
      {!none && (
        <ActivityToolbar
          workspaceId={workspaceId}
          actors={actorsSeen(client, { kind, id })}
          filter={filter}
          onFilter={onFilter}
        />
      )}
      <PageState query={query} loading={<ActivitySkeleton />}>
        {() =>
          days.length === 0 ? (
            <Nothing scope={kind} filter={filter} onReset={() => onFilter(EVERYTHING)} />
          ) : (
            <>
              <DayList days={days}>
                {(item) => (
                  <ActivityLine
                    key={item.id}
                    item={item}
                    workspaceId={workspaceId}
                    party={party(item.actor?.institutionId)}
                    withDocument={kind === 'workspace'}
                    onGone={onGone}
                  />
                )}
              </DayList>
              <More query={query} />
            </>
          )
        }
      </PageState>
    </div>
  );
}

function More({ query }: { readonly query: ReturnType<typeof useActivity> }) {
  const { t } = useTranslation('activity');
  if (!query.hasNextPage) return null;
  return (
    <div className="sp-day-more">
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
}

interface NothingProps {
  readonly scope: ActivityScope['kind'];
  readonly filter: ActivityFilter;
  readonly onReset: () => void;
}

function Nothing({ scope, filter, onReset }: NothingProps) {
  const { t } = useTranslation('activity');
  if (!isFiltered(filter)) {
    return (
      <EmptyState icon={<IconHistory size={28} />} title={t('empty.title')}>
        {t(`empty.${scope}`)}
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
