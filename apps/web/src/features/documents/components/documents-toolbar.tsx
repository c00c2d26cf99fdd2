import { Button, Group, Select, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { DOCUMENT_KINDS, DOCUMENT_STATUSES } from '@soproekt/domain';
import { IconArrowLeft, IconSearch, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { SORTS, type useDocumentFilters } from '../hooks/use-document-filters';

type Filtering = ReturnType<typeof useDocumentFilters>;

/** Search, filters, order, and the way to the bin and back. */
export function DocumentsToolbar({ filters, set }: Pick<Filtering, 'filters' | 'set'>) {
  const { t } = useTranslation('documents');
  const search = useRef<HTMLInputElement>(null);
  const toSearch = () => search.current?.focus();
  // The Russian layout has the stroke on Shift.
  useHotkeys([
    ['/', toSearch],
    ['shift+/', toSearch],
  ]);

  return (
    <Group gap="sm" mb="lg" align="flex-end">
      <TextInput
        ref={search}
        type="search"
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={filters.search}
        onChange={(event) => set({ search: event.currentTarget.value })}
        className="sp-filter-search"
      />
      {!filters.bin && <DocumentFilterFields filters={filters} set={set} />}
      <Button
        variant="subtle"
        color="gray"
        leftSection={filters.bin ? <IconArrowLeft size={16} /> : <IconTrash size={16} />}
        onClick={() => set({ bin: filters.bin ? null : 'true', kind: null, status: null, search: null }, false)}
        className="sp-filter-bin"
      >
        {filters.bin ? t('bin.back') : t('bin.title')}
      </Button>
    </Group>
  );
}

function DocumentFilterFields({ filters, set }: Pick<Filtering, 'filters' | 'set'>) {
  const { t } = useTranslation('documents');
  return (
    <>
      <Select
        aria-label={t('filter.kind')}
        value={filters.kind ?? ''}
        allowDeselect={false}
        onChange={(kind) => set({ kind })}
        data={[
          { value: '', label: t('filter.allKinds') },
          ...DOCUMENT_KINDS.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) })),
        ]}
        className="sp-filter"
      />
      <Select
        aria-label={t('filter.status')}
        value={filters.status ?? ''}
        allowDeselect={false}
        onChange={(status) => set({ status })}
        data={[
          { value: '', label: t('filter.allStatuses') },
          ...DOCUMENT_STATUSES.map((status) => ({ value: status, label: t(`common:documentStatus.${status}`) })),
        ]}
        className="sp-filter"
      />
      <Select
        aria-label={t('filter.sort')}
        value={filters.sort}
        allowDeselect={false}
        onChange={(sort) => set({ sort: sort === 'updated' ? null : sort })}
        data={SORTS.map((sort) => ({ value: sort, label: t(`sort.${sort}`) }))}
        className="sp-filter sp-filter-sort"
      />
    </>
  );
}
