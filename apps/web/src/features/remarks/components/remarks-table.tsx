import { Anchor, Table, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { Party } from '@soproekt/contracts';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { RemarkFiltering } from '../hooks/use-remark-filters';
import type { RemarkRow, Sort } from '../lib/remark-rows';
import { DecisionTag } from './decision-tag';
import { RemarkPlace, RemarkText, RemarkWho } from './remark-parts';

interface Props extends Pick<RemarkFiltering, 'filters' | 'sortBy'> {
  rows: readonly RemarkRow[];
  party: (institutionId: string | null | undefined) => Party | undefined;
  /** Path of the document. */
  to: string;
}

/** A table where there is room, cards where there is not. */
export function RemarksTable({ rows, filters, sortBy, party, to }: Props) {
  const { t } = useTranslation('remarks');
  const wide = useMediaQuery('(min-width: 60em), print', true, { getInitialValueInEffect: false });
  if (!wide) {
    return (
      <ul className="sp-plain-list sp-card-list">
        {rows.map((row) => (
          <RemarkCard key={row.thread.id} row={row} party={party} to={to} />
        ))}
      </ul>
    );
  }
  const head = (sort: Sort, label: string) => (
    <Table.Th aria-sort={filters.sort !== sort ? 'none' : filters.descending ? 'descending' : 'ascending'}>
      <UnstyledButton className="sp-sort" onClick={() => sortBy(sort)}>
        {label}
        {filters.sort === sort && (filters.descending ? <IconArrowDown size={14} /> : <IconArrowUp size={14} />)}
      </UnstyledButton>
    </Table.Th>
  );
  return (
    <div className="sp-card sp-table-card">
      <Table verticalSpacing="sm" horizontalSpacing="sm" className="sp-table sp-remarks-table">
        <Table.Thead>
          <Table.Tr>
            {head('number', t('column.number'))}
            {head('place', t('column.place'))}
            <Table.Th>{t('column.remark')}</Table.Th>
            {head('author', t('column.author'))}
            {head('decision', t('column.decision'))}
            <Table.Th>{t('column.reason')}</Table.Th>
            <Table.Th>{t('column.decided')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <RemarkLine key={row.thread.id} row={row} party={party} to={to} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

type RowProps = Pick<Props, 'party' | 'to'> & { row: RemarkRow };

function RemarkNumber({ row: { thread }, to }: RowProps) {
  const { t } = useTranslation('remarks');
  return (
    <Anchor component={Link} to={`${to}?thread=${thread.id}`} aria-label={t('open', { number: thread.number })}>
      {thread.number}
    </Anchor>
  );
}

function RemarkLine(props: RowProps) {
  const { row, party } = props;
  const { author, createdAt, outcome } = row.thread;
  return (
    <Table.Tr>
      <Table.Td>
        <RemarkNumber {...props} />
      </Table.Td>
      <Table.Td>
        <RemarkPlace row={row} />
      </Table.Td>
      <Table.Td>
        <RemarkText row={row} />
      </Table.Td>
      <Table.Td>
        <RemarkWho person={author} at={createdAt} party={party} />
      </Table.Td>
      <Table.Td>
        <DecisionTag decision={row.decision} />
      </Table.Td>
      <Table.Td className="sp-remark-reason">{outcome?.reason || '–'}</Table.Td>
      <Table.Td>{outcome ? <RemarkWho person={outcome.by} at={outcome.at} party={party} /> : '–'}</Table.Td>
    </Table.Tr>
  );
}

/** The same on a phone. */
function RemarkCard(props: RowProps) {
  const { t } = useTranslation('remarks');
  const { row, party, to } = props;
  const { author, createdAt, outcome, id, number } = row.thread;
  return (
    <li className="sp-card sp-remark-card">
      <div className="sp-remark-card-top">
        <Anchor component={Link} to={`${to}?thread=${id}`} fw={600}>
          {t('open', { number })}
        </Anchor>
        <DecisionTag decision={row.decision} />
      </div>
      <RemarkPlace row={row} />
      <RemarkText row={row} />
      <RemarkWho person={author} at={createdAt} party={party} />
      {outcome && (
        <div className="sp-remark-card-outcome">
          {outcome.reason && <span className="sp-remark-text">{outcome.reason}</span>}
          <RemarkWho person={outcome.by} at={outcome.at} party={party} />
        </div>
      )}
    </li>
  );
}
