import { Button } from '@mantine/core';
import { IconChecks, IconFilterOff, IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useInbox, useUnread, type InboxFilter } from '../../../app/queries/inbox';
import { PageFrame } from '../../../ui/page-frame';
import { EmptyState, PageState } from '../../../ui/page-state';
import { TopAction } from '../../../ui/top-action';
import { useInboxActions } from '../hooks/use-inbox-actions';
import { useInboxFilters } from '../hooks/use-inbox-filters';
import { useInboxKeys } from '../hooks/use-inbox-keys';
import { InboxList } from './inbox-list';
import { InboxSkeleton } from './inbox-skeleton';
import { InboxToolbar } from './inbox-toolbar';

/** `/inbox`: what concerns me in all documents. */
export function InboxPage() {
  const { t } = useTranslation('inbox');
  const { filter, set } = useInboxFilters();
  const inbox = useInbox(filter);
  const unread = useUnread();
  const actions = useInboxActions();
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  /** Nothing at all, not only nothing of this kind. */
  const none = inbox.data !== undefined && items.length === 0 && filter.show === 'all' && !filter.kind;
  const markAll = () => void actions.markAll(filter.kind);
  const keys = useInboxKeys({
    onToggle: (id) => {
      const item = items.find((each) => each.id === id);
      if (item) void actions.toggle(item);
    },
    onMarkAll: markAll,
  });

  return (
    <PageFrame
      title={t('title')}
      actions={
        unread > 0 && (
          <TopAction variant="default" icon={<IconChecks size={16} />} label={t('markAll')} onClick={markAll} />
        )
      }
    >
      <div className="sp-days">
        {!none && <InboxToolbar filter={filter} set={set} />}
        <PageState query={inbox} loading={<InboxSkeleton />}>
          {() =>
            items.length === 0 ? (
              <NothingHere filter={filter} onReset={() => set({ show: 'all', kind: 'all' })} />
            ) : (
              <div ref={keys.list} onKeyDown={keys.onKeyDown}>
                <InboxList items={items} actions={actions} folded={filter.kind !== 'thread'} />
                {inbox.hasNextPage && (
                  <div className="sp-day-more">
                    <Button
                      variant="default"
                      fullWidth
                      loading={inbox.isFetchingNextPage}
                      onClick={() => void inbox.fetchNextPage()}
                    >
                      {t('more')}
                    </Button>
                  </div>
                )}
              </div>
            )
          }
        </PageState>
      </div>
    </PageFrame>
  );
}

function NothingHere({ filter, onReset }: { filter: InboxFilter; onReset: () => void }) {
  const { t } = useTranslation('inbox');
  if (!filter.kind && filter.show === 'all') {
    return (
      <EmptyState icon={<IconInbox size={28} />} title={t('empty.title')}>
        {t('empty.text')}
      </EmptyState>
    );
  }
  const reset = (
    <Button variant="default" onClick={onReset}>
      {t('empty.reset')}
    </Button>
  );
  return filter.kind ? (
    <EmptyState icon={<IconFilterOff size={28} />} title={t('empty.nothing')} action={reset}>
      {t('empty.nothingText')}
    </EmptyState>
  ) : (
    <EmptyState icon={<IconChecks size={28} />} title={t('empty.read')} action={reset}>
      {t('empty.readText')}
    </EmptyState>
  );
}
