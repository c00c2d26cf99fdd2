import { useEffect, useMemo } from 'react';
import { useActivity, type ActivityScope } from '../../../app/queries/activity';
import { filterActivity, isFiltered, type ActivityFilter } from '../lib/activity-view';

/** So many lines are looked for when a filter leaves few. */
const ENOUGH = 20;
/** Further back one goes only when asked to. */
const MOST_PAGES = 10;

/** The activity as it is filtered. The server does not filter: earlier pages are asked for until there is something to show. */
export function useFilteredActivity(scope: ActivityScope, filter: ActivityFilter) {
  const query = useActivity(scope);
  const { data, hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  const items = useMemo(() => data?.pages.flatMap((page) => page.items) ?? [], [data]);
  const { person, group } = filter;
  const shown = useMemo(() => filterActivity(items, { person, group }), [items, person, group]);
  const few = isFiltered(filter) && shown.length < ENOUGH && (data?.pages.length ?? 0) < MOST_PAGES;
  const looking = few && hasNextPage && !isFetchNextPageError;
  useEffect(() => {
    if (looking && !isFetching) void fetchNextPage();
  }, [looking, isFetching, fetchNextPage]);
  return { query, items, shown, looking };
}
