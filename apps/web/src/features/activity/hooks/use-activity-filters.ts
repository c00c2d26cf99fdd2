import { idSchema } from '@soproekt/contracts';
import { ACTIVITY_GROUPS } from '@soproekt/domain';
import { useSearchParams } from 'react-router';
import type { ActivityFilter } from '../../../app/queries/activity';

/** What is shown lives in the address, so that one comes back to it. */
export function useActivityFilters(): [ActivityFilter, (filter: ActivityFilter) => void] {
  const [params, setParams] = useSearchParams();
  const group = ACTIVITY_GROUPS.find((each) => each === params.get('kind')) ?? null;
  const person = idSchema.safeParse(params.get('person')).data ?? null;
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
  return [{ person, group }, set];
}
