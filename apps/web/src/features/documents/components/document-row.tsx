import { Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { DocumentSummary } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { DocumentKindIcon } from '../../../ui/document-kind';
import { DocumentStatusTag } from '../../../ui/document-status';
import { Moment } from '../../../ui/moment';
import { PersonAvatarGroup } from '../../../ui/person-avatar';
import type { DocumentActions } from '../hooks/use-document-actions';
import { DocumentMenu } from './document-menu';
import { DocumentTitle } from './document-title';
import { ReadinessTag } from './readiness-tag';

interface Props {
  document: DocumentSummary;
  /** Who has it open now. */
  people: readonly { id: string; name: string; hue?: number; institution?: string }[];
  actions: DocumentActions;
}

export function DocumentRow({ document, people, actions }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [renaming, rename] = useDisclosure(false);
  return (
    <Table.Tr>
      <Table.Td className="sp-cell-title">
        <div className="sp-doc-title">
          <DocumentKindIcon kind={document.kind} size={20} />
          <div className="sp-line-main">
            <DocumentTitle document={document} renaming={renaming} onDone={rename.close} actions={actions} />
            <span className="sp-line-about">{t(`documentKind.${document.kind}`)}</span>
          </div>
        </div>
      </Table.Td>
      <Table.Td>
        <DocumentStatusTag status={document.status} />
      </Table.Td>
      <Table.Td>{document.readiness && <ReadinessTag readiness={document.readiness} />}</Table.Td>
      <Table.Td>
        <Moment at={document.updatedAt} />
        {document.updatedBy && (
          <Text size="xs" c="dimmed">
            {document.updatedBy.name}
          </Text>
        )}
      </Table.Td>
      <Table.Td className="sp-figure">{format.number(document.wordCount)}</Table.Td>
      <Table.Td className="sp-cell-people">
        {people.length > 0 && <PersonAvatarGroup people={people} max={4} size={26} active />}
      </Table.Td>
      <Table.Td className="sp-cell-menu">
        <DocumentMenu document={document} actions={actions} onRename={rename.open} />
      </Table.Td>
    </Table.Tr>
  );
}

/** The same on a phone. */
export function DocumentCard({ document, people, actions }: Props) {
  const { t } = useTranslation();
  const [renaming, rename] = useDisclosure(false);
  return (
    <li className="sp-card sp-doc-card">
      <div className="sp-doc-card-top">
        <DocumentKindIcon kind={document.kind} size={20} />
        <div className="sp-line-main">
          <DocumentTitle document={document} renaming={renaming} onDone={rename.close} actions={actions} />
          <span className="sp-line-about">
            {t(`documentKind.${document.kind}`)} · {t('count.words', { count: document.wordCount })}
          </span>
        </div>
        <DocumentMenu document={document} actions={actions} onRename={rename.open} />
      </div>
      {document.readiness && (
        <div className="sp-doc-card-ready">
          {t('documents:readiness.label')} <ReadinessTag readiness={document.readiness} />
        </div>
      )}
      <div className="sp-doc-card-foot">
        <DocumentStatusTag status={document.status} />
        <span className="sp-line-about">
          {document.updatedBy && `${document.updatedBy.name} · `}
          <Moment at={document.updatedAt} />
        </span>
        {people.length > 0 && <PersonAvatarGroup people={people} max={3} size={24} active />}
      </div>
    </li>
  );
}
