import { Menu } from '@mantine/core';
import type { DocumentSummary } from '@soproekt/contracts';
import { nextStatuses } from '@soproekt/domain';
import {
  IconArrowRight,
  IconCopy,
  IconDotsVertical,
  IconExternalLink,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { IconButton } from '../../../ui/icon-button';
import type { DocumentActions } from '../hooks/use-document-actions';

interface Props {
  document: DocumentSummary;
  actions: DocumentActions;
  onRename: () => void;
}

/** What one may do to a document. An author sees the next statuses and the bin too, with who may use them. */
export function DocumentMenu({ document, actions, onRename }: Props) {
  const { t } = useTranslation('documents');
  const maySet = actions.may('set-status', document);
  const mayBin = actions.may('trash', document);
  const writes = actions.mayCreate;
  const next = maySet || writes ? nextStatuses(document.status) : [];
  return (
    <Menu position="bottom-end" width={260} returnFocus={false}>
      <Menu.Target>
        <IconButton label={t('menu.label', { title: document.title })} icon={<IconDotsVertical size={18} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component={Link}
          to={`/w/${document.workspaceId}/d/${document.id}`}
          leftSection={<IconExternalLink size={16} />}
        >
          {t('menu.open')}
        </Menu.Item>
        {actions.may('rename', document) && (
          <Menu.Item leftSection={<IconPencil size={16} />} onClick={onRename}>
            {t('menu.rename')}
          </Menu.Item>
        )}
        {actions.may('duplicate', document) && (
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void actions.duplicate(document)}>
            {t('menu.duplicate')}
          </Menu.Item>
        )}
        {next.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>{t('menu.status')}</Menu.Label>
            {next.map((status) => (
              <Menu.Item
                key={status}
                leftSection={<IconArrowRight size={16} />}
                disabled={!maySet}
                onClick={() => void actions.setStatus(document, status)}
              >
                {t(`toStatus.${status}`)}
              </Menu.Item>
            ))}
          </>
        )}
        {(mayBin || writes) && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconTrash size={16} />}
              color={mayBin ? 'red' : undefined}
              disabled={!mayBin}
              onClick={() => void actions.bin(document)}
            >
              {t('menu.bin')}
            </Menu.Item>
            {!mayBin && <Menu.Label>{t('menu.moderators')}</Menu.Label>}
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
