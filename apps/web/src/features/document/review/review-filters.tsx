import { SegmentedControl, Select, TextInput, UnstyledButton } from '@mantine/core';
import type { ThreadView } from '@soproekt/contracts';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { IconButton } from '../../../ui/icon-button';
import { useDisclosure } from '@mantine/hooks';
import { useDocumentPage } from '../hooks/document-context';
import type { ThreadFilter } from './thread-filter';

interface Props {
  readonly threads: readonly ThreadView[];
  readonly filter: ThreadFilter;
  readonly onChange: (filter: ThreadFilter) => void;
}

/** Open or closed, whose, with proposals, and by words. */
export function ReviewFilters({ threads, filter, onChange }: Props) {
  const { t } = useTranslation('review');
  const open = threads.filter(({ state }) => state === 'open').length;
  const [more, { toggle }] = useDisclosure(
    filter.mine || filter.assigned || filter.late || filter.proposals || filter.from !== null,
  );
  return (
    <div className="sp-review-filters">
      <div className="sp-review-filter-line">
        <SegmentedControl
          className="sp-grow"
          size="xs"
          fullWidth
          aria-label={t('filter.state')}
          value={filter.state}
          data={[
            { value: 'open', label: t('filter.open', { count: open }) },
            { value: 'resolved', label: t('filter.resolved', { count: threads.length - open }) },
            { value: 'all', label: t('filter.all') },
          ]}
          onChange={(state) => onChange({ ...filter, state: state as ThreadFilter['state'] })}
        />
        <IconButton
          label={t(more ? 'filter.less' : 'filter.more')}
          aria-expanded={more}
          icon={<IconFilter size={18} />}
          onClick={toggle}
        />
      </div>
      {more && <MoreFilters threads={threads} filter={filter} onChange={onChange} />}
    </div>
  );
}

function MoreFilters({ threads, filter, onChange }: Props) {
  const { t } = useTranslation('review');
  const from = useAuthors(threads);
  return (
    <>
      <div className="sp-review-chips">
        {(['mine', 'assigned', 'late', 'proposals'] as const).map((name) => (
          <UnstyledButton
            key={name}
            className="sp-review-chip"
            aria-pressed={filter[name]}
            onClick={() => onChange({ ...filter, [name]: !filter[name] })}
          >
            {t(`filter.${name}`)}
          </UnstyledButton>
        ))}
      </div>
      <Select
        size="xs"
        aria-label={t('filter.from')}
        placeholder={t('filter.fromAll')}
        clearable
        clearButtonProps={{ 'aria-label': t('filter.fromAll') }}
        comboboxProps={{ withinPortal: true }}
        data={from}
        value={filter.from}
        onChange={(next) => onChange({ ...filter, from: next })}
      />
      <TextInput
        size="xs"
        type="search"
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        leftSection={<IconSearch size={14} />}
        value={filter.search}
        onChange={(event) => onChange({ ...filter, search: event.currentTarget.value })}
      />
    </>
  );
}

/** Who has taken part: institutions first, then people. */
function useAuthors(threads: readonly ThreadView[]) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  return useMemo(() => {
    const people = new Map<string, string>();
    const institutions = new Map<string, string>();
    for (const { author, comments } of threads) {
      for (const person of [author, ...comments.map((comment) => comment.author)]) {
        if (!person) continue;
        people.set(person.userId, person.name);
        const from = party(person.institutionId);
        if (from) institutions.set(from.id, from.shortName);
      }
    }
    const items = (kind: string, named: ReadonlyMap<string, string>) =>
      [...named]
        .map(([id, label]) => ({ value: `${kind}:${id}`, label }))
        .sort((a, b) => a.label.localeCompare(b.label));
    return [
      { group: t('assign.institutions'), items: items('institution', institutions) },
      { group: t('assign.people'), items: items('person', people) },
    ];
  }, [threads, party, t]);
}
