import { useSearchParams } from 'react-router';
import { EVENT_GROUPS, type ActivityFilter } from '../lib/activity-view';

/** What is shown lives in the address, so that one comes back to it. */
export function useActivityFilters(): [ActivityFilter, (filter: ActivityFilter) => void] {
  const [params, setParams] = useSearchParams();
  const group = EVENT_GROUPS.find((each) => each === params.get('kind')) ?? null;
  const set = (filter: ActivityFilter): void =>
    setParams(
      (before) => {
        for (const [key, value] of [['person', filter.person] as const, ['kind', filter.group] as const]) {
          if (value) before.set(key, value);
          else before.delete(key);
        }
        return before;
      },
      { replace: true },
    );
  return [{ person: params.get('person'), group }, set];
}
