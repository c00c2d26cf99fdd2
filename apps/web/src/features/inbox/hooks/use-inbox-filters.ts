import { INBOX_KINDS } from '@soproekt/domain';
import { useSearchParams } from 'react-router';
import type { InboxFilter } from '../../../app/queries/inbox';

/** What is shown lives in the address, so that one comes back to it. */
export function useInboxFilters() {
  const [params, setParams] = useSearchParams();
  const kind = INBOX_KINDS.find((each) => each === params.get('kind'));
  const filter: InboxFilter = { show: params.get('show') === 'unread' ? 'unread' : 'all', ...(kind && { kind }) };
  const set = (change: { show?: string; kind?: string }) =>
    setParams(
      (before) => {
        for (const [key, value] of Object.entries(change)) {
          if (value && value !== 'all') before.set(key, value);
          else before.delete(key);
        }
        return before;
      },
      { replace: true },
    );
  return { filter, set };
}
