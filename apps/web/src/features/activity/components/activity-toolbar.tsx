import { Group, Select } from '@mantine/core';
import { ACTIVITY_GROUPS } from '@soproekt/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFilter } from '../../../app/queries/activity';
import { useParties } from '../../../app/queries/workspace';
import { useFormat } from '../../../i18n/format';

interface Props {
  readonly workspaceId: string;
  /** Id and name of those whose events are here, whether they are members still or not. */
  readonly actors: ReadonlyMap<string, string>;
  readonly filter: ActivityFilter;
  readonly onFilter: (filter: ActivityFilter) => void;
}

/** By whom, and of which kind. */
export function ActivityToolbar({ workspaceId, actors, filter, onFilter }: Props) {
  const { t } = useTranslation('activity');
  const { members } = useParties(workspaceId);
  const { compare } = useFormat();
  const people = useMemo(() => {
    const known = new Map([...actors, ...members.map(({ userId, name }) => [userId, name] as const)]);
    return [...known]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => compare(a.label, b.label) || a.value.localeCompare(b.value));
  }, [members, actors, compare]);
  return (
    <Group gap="sm" mb="lg" className="sp-activity-tools">
      <Select
        aria-label={t('filter.kind')}
        value={filter.group ?? ''}
        allowDeselect={false}
        onChange={(group) => onFilter({ ...filter, group: ACTIVITY_GROUPS.find((each) => each === group) ?? null })}
        data={[
          { value: '', label: t('filter.everything') },
          ...ACTIVITY_GROUPS.map((value) => ({ value, label: t(`groups.${value}`) })),
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
