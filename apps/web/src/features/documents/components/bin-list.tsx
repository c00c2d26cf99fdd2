import { Button, Group, Text } from '@mantine/core';
import type { DocumentSummary } from '@soproekt/contracts';
import { IconRestore, IconTrashX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DocumentKindIcon } from '../../../ui/document-kind';
import { Moment } from '../../../ui/moment';
import type { DocumentActions } from '../hooks/use-document-actions';

interface Props {
  documents: readonly DocumentSummary[];
  actions: DocumentActions;
}

/** What was thrown away: it can be brought back, or deleted for good by a coordinator. */
export function BinList({ documents, actions }: Props) {
  const { t } = useTranslation('documents');
  return (
    <>
      <Text c="dimmed" mb="md">
        {t('bin.hint')}
      </Text>
      <ul className="sp-card sp-lines">
        {documents.map((document) => (
          <li key={document.id} className="sp-line sp-line-wrap">
            <DocumentKindIcon kind={document.kind} size={20} />
            <div className="sp-line-main">
              <span className="sp-line-title">{document.title}</span>
              <span className="sp-line-about">
                {t(`common:documentKind.${document.kind}`)} · {t('common:count.words', { count: document.wordCount })}
                {document.binnedAt && (
                  <>
                    {' · '}
                    {t('bin.since')} <Moment at={document.binnedAt} />
                  </>
                )}
              </span>
            </div>
            <Group gap="sm">
              {actions.may('restore', document) && (
                <Button
                  variant="default"
                  size="xs"
                  leftSection={<IconRestore size={16} />}
                  onClick={() => void actions.restore(document)}
                >
                  {t('bin.restore')}
                </Button>
              )}
              {actions.may('purge', document) && (
                <Button
                  variant="subtle"
                  color="red"
                  size="xs"
                  leftSection={<IconTrashX size={16} />}
                  onClick={() => void actions.purge(document)}
                >
                  {t('bin.purge')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
    </>
  );
}
