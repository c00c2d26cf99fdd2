import { Group, Select } from '@mantine/core';
import type { ActivityItem } from '@soproekt/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { useFormat } from '../../../i18n/format';
import { EVENT_GROUPS, type ActivityFilter } from '../lib/activity-view';

interface Props {
  readonly workspaceId: string;
  readonly items: readonly ActivityItem[];
  readonly filter: ActivityFilter;
  readonly onFilter: (filter: ActivityFilter) => void;
}

/** By whom, and of which kind. */
export function ActivityToolbar({ workspaceId, items, filter, onFilter }: Props) {
  const { t } = useTranslation('activity');
  const { members } = useParties(workspaceId);
  const { compare } = useFormat();
  const people = useMemo(() => {
    const known = new Map(members.map(({ userId, name }) => [userId, name]));
    // Those too who have left since.
    for (const { actor } of items) if (actor) known.set(actor.userId, actor.name);
    return [...known]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => compare(a.label, b.label) || a.value.localeCompare(b.value));
  }, [members, items, compare]);
  return (
    <Group gap="sm" mb="lg" className="sp-activity-tools">
      <Select
        aria-label={t('filter.kind')}
        value={filter.group ?? ''}
        allowDeselect={false}
        onChange={(group) => onFilter({ ...filter, group: EVENT_GROUPS.find((each) => each === group) ?? null })}
        data={[
          { value: '', label: t('filter.everything') },
          ...EVENT_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) })),
        ]}
        className="sp-activity-filter"
      />
      <Select
        aria-label={t('filter.person')}
        value={filter.person ?? ''}
        allowDeselect={false}
        searchable
        nothingFoundMessage={t('filter.nobody')}
        onChange={(person) => onFilter({ ...filter, person: person || null })}
        data={[{ value: '', label: t('filter.everybody') }, ...people]}
        className="sp-activity-filter"
      />
    </Group>
  );
}
