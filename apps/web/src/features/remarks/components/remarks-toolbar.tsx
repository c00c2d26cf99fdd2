import { Group, Select } from '@mantine/core';
import type { Party } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import type { RemarkFiltering } from '../hooks/use-remark-filters';
import { DECISIONS, type RemarkRow } from '../lib/remark-rows';

interface Props extends Pick<RemarkFiltering, 'filters' | 'set'> {
  rows: readonly RemarkRow[];
  party: (institutionId: string | null | undefined) => Party | undefined;
}

/** Whose remarks, and with what result. Only what occurs is offered. */
export function RemarksToolbar({ rows, party, filters, set }: Props) {
  const { t } = useTranslation('remarks');
  const { compare } = useFormat();
  const institutions = new Map<string, string>();
  const authors = new Map<string, string>();
  for (const { thread } of rows) {
    const { author } = thread;
    if (!author) continue;
    authors.set(author.userId, author.name);
    const home = party(author.institutionId);
    if (home) institutions.set(home.id, home.shortName);
  }
  const made = new Set(rows.map(({ decision }) => decision));
  const options = (known: Map<string, string>, all: string) => [
    { value: '', label: all },
    ...[...known].map(([value, label]) => ({ value, label })).sort((a, b) => compare(a.label, b.label)),
  ];
  const decisions = DECISIONS.filter((each) => made.has(each) || each === filters.decision);
  const fields = [
    ['institution', options(institutions, t('filter.allInstitutions'))],
    ['author', options(authors, t('filter.allAuthors'))],
    [
      'decision',
      [
        { value: '', label: t('filter.allDecisions') },
        ...decisions.map((value) => ({ value, label: t(`decision.${value}`) })),
      ],
    ],
  ] as const;
  return (
    <Group gap="sm" mb="lg" className="sp-remarks-tools">
      {fields.map(([name, data]) => (
        <Select
          key={name}
          aria-label={t(`filter.${name}`)}
          value={filters[name] ?? ''}
          allowDeselect={false}
          onChange={(value) => set({ [name]: value })}
          data={[...data]}
          className="sp-filter sp-remarks-filter"
        />
      ))}
    </Group>
  );
}
