import { useSearchParams } from 'react-router';
import { DECISIONS, SORTS, type RemarkFilters, type Sort } from '../lib/remark-rows';

const oneOf = <T extends string>(list: readonly T[], value: string | null): T | null =>
  list.find((each) => each === value) ?? null;

/** Filters and order live in the address, so that a table can be sent as it is seen. */
export function useRemarkFilters() {
  const [params, setParams] = useSearchParams();
  const filters: RemarkFilters = {
    institution: params.get('institution'),
    author: params.get('author'),
    decision: oneOf(DECISIONS, params.get('decision')),
    sort: oneOf(SORTS, params.get('sort')) ?? 'number',
    descending: params.has('descending'),
  };
  const set = (change: Record<string, string | null>) =>
    setParams(
      (before) => {
        for (const [key, value] of Object.entries(change)) {
          if (value) before.set(key, value);
          else before.delete(key);
        }
        return before;
      },
      { replace: true },
    );
  return {
    filters,
    set,
    filtered: Boolean(filters.institution || filters.author || filters.decision),
    reset: () => set({ institution: null, author: null, decision: null }),
    /** Once more: the other way round. */
    sortBy: (sort: Sort) =>
      set({
        sort: sort === 'number' ? null : sort,
        descending: filters.sort === sort && !filters.descending ? '1' : null,
      }),
  };
}

export type RemarkFiltering = ReturnType<typeof useRemarkFilters>;
