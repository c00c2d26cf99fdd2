import { Group, SegmentedControl, Select } from '@mantine/core';
import { INBOX_KINDS } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import type { useInboxFilters } from '../hooks/use-inbox-filters';

/** All of it or only what is unread; of one kind or of all. */
export function InboxToolbar({ filter, set }: ReturnType<typeof useInboxFilters>) {
  const { t } = useTranslation('inbox');
  return (
    <Group gap="sm" mb="lg" className="sp-inbox-tools">
      <SegmentedControl
        aria-label={t('filter.show')}
        value={filter.show}
        onChange={(show) => set({ show })}
        data={[
          { value: 'all', label: t('filter.all') },
          { value: 'unread', label: t('filter.unread') },
        ]}
      />
      <Select
        aria-label={t('filter.kind')}
        value={filter.kind ?? 'all'}
        allowDeselect={false}
        onChange={(kind) => set({ kind: kind ?? 'all' })}
        data={[
          { value: 'all', label: t('filter.everything') },
          ...INBOX_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ]}
        className="sp-inbox-kind"
      />
    </Group>
  );
}
