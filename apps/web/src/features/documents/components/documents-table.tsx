import { Table, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { DocumentSummary, PresentPerson } from '@soproekt/contracts';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePresence } from '../../../app/live/live-context';
import { useParties } from '../../../app/queries/workspace';
import type { DocumentActions } from '../hooks/use-document-actions';
import type { Sort, useDocumentFilters } from '../hooks/use-document-filters';
import { DocumentCard, DocumentRow } from './document-row';

interface Props extends Pick<ReturnType<typeof useDocumentFilters>, 'filters' | 'set'> {
  workspaceId: string;
  documents: readonly DocumentSummary[];
  actions: DocumentActions;
}

/** A table where there is room, cards where there is not. */
export function DocumentsTable({ workspaceId, documents, filters, set, actions }: Props) {
  const { t } = useTranslation('documents');
  const wide = useMediaQuery('(min-width: 60em)', true, { getInitialValueInEffect: false });
  const present = usePresence(workspaceId);
  const { party } = useParties(workspaceId);
  const peopleIn = (documentId: string) =>
    present
      .filter((person: PresentPerson) => person.documentIds.includes(documentId))
      .map((person) => {
        const home = party(person.institutionId);
        return { id: person.userId, name: person.name, hue: home?.hue, institution: home?.shortName };
      });

  if (!wide) {
    return (
      <ul className="sp-plain-list sp-card-list">
        {documents.map((document) => (
          <DocumentCard key={document.id} document={document} people={peopleIn(document.id)} actions={actions} />
        ))}
      </ul>
    );
  }
  const head = (sort: Sort, label: string, ascending = false) => (
    <Table.Th
      className={sort === 'words' ? 'sp-figure' : undefined}
      aria-sort={filters.sort === sort ? (ascending ? 'ascending' : 'descending') : 'none'}
    >
      <UnstyledButton className="sp-sort" onClick={() => set({ sort: sort === 'updated' ? null : sort })}>
        {label}
        {filters.sort === sort && (ascending ? <IconArrowUp size={14} /> : <IconArrowDown size={14} />)}
      </UnstyledButton>
    </Table.Th>
  );
  return (
    <div className="sp-card sp-table-card">
      <Table highlightOnHover verticalSpacing="sm" horizontalSpacing="md" className="sp-table">
        <Table.Thead>
          <Table.Tr>
            {head('title', t('column.title'), true)}
            <Table.Th>{t('column.status')}</Table.Th>
            <Table.Th>{t('column.readiness')}</Table.Th>
            {head('updated', t('column.updated'))}
            {head('words', t('column.words'))}
            <Table.Th>{t('column.here')}</Table.Th>
            <Table.Th>
              <VisuallyHidden>{t('column.actions')}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {documents.map((document) => (
            <DocumentRow key={document.id} document={document} people={peopleIn(document.id)} actions={actions} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
