import { Menu } from '@mantine/core';
import { can, nextStatuses } from '@soproekt/domain';
import {
  IconCopy,
  IconDotsVertical,
  IconDownload,
  IconFileDiff,
  IconFileStack,
  IconHistory,
  IconPaperclip,
  IconPencil,
  IconPrinter,
  IconProgressCheck,
  IconSearch,
  IconTable,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import { useDisclosure } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useActor } from '../../../app/queries/me';
import { IconButton } from '../../../ui/icon-button';
import { ActivityPanel } from '../../activity/components/activity-panel';
import { FilesPanel } from '../attachments/files-panel';
import { useChanges } from '../changes/changes-context';
import { ExportDialog } from '../export/export-dialog';
import { SaveTemplateDialog } from '../export/save-template-dialog';
import { useDocumentPage } from '../hooks/document-context';
import { FollowDocument } from '../review/follow-document';
import { focusUnlessTaken } from '../lib/focus-unless-taken';
import { useDocumentActions } from '../hooks/use-document-actions';

interface Props {
  onRename: () => void;
  onFind: () => void;
  onCopyAll: () => void;
}

/** What can be done with the document as a whole, as far as one may. */
export function DocumentMenu({ onRename, onFind, onCopyAll }: Props) {
  const { t } = useTranslation('document');
  const { detail } = useDocumentPage();
  const changes = useChanges();
  const actor = useActor();
  const actions = useDocumentActions(detail);
  const resource = { role: detail.role, status: detail.status, inBin: detail.binnedAt !== null };
  const maySetStatus = can(actor, 'document.set-status', resource);

  const [exporting, exportControl] = useDisclosure(false);
  const [files, filesControl] = useDisclosure(false);
  const [history, historyControl] = useDisclosure(false);
  const [templating, templateControl] = useDisclosure(false);

  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  /** The item that opened a dialog is gone: the focus comes back to the menu. */
  const closing =
    (close: () => void): (() => void) =>
    () => {
      close();
      focusUnlessTaken(button);
    };

  return (
    <>
      <Menu
        onChange={setOpened}
        withInitialFocusPlaceholder={false}
        position="bottom-end"
        shadow="md"
        width={312}
        withinPortal
      >
        <Menu.Target>
          <IconButton ref={button} label={t('menu.label')} icon={<IconDotsVertical size={20} />} />
        </Menu.Target>
        <Menu.Dropdown>
          {can(actor, 'document.rename', resource) && (
            // The field takes the focus after the menu has given it back.
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => setTimeout(onRename, 60)}>
              {t('menu.rename')}
            </Menu.Item>
          )}
          {can(actor, 'document.duplicate', resource) && (
            <Menu.Item leftSection={<IconFileStack size={16} />} onClick={() => actions.duplicate()}>
              {t('menu.duplicate')}
            </Menu.Item>
          )}
          {can(actor, 'template.create', resource) && (
            <Menu.Item leftSection={<IconTemplate size={16} />} onClick={templateControl.open}>
              {t('menu.template')}
            </Menu.Item>
          )}
          {maySetStatus && (
            <Menu.Sub>
              <Menu.Sub.Target>
                <Menu.Sub.Item leftSection={<IconProgressCheck size={16} />}>{t('menu.status')}</Menu.Sub.Item>
              </Menu.Sub.Target>
              <Menu.Sub.Dropdown>
                <Menu.Label>{t('menu.statusNow', { status: t(`common:documentStatus.${detail.status}`) })}</Menu.Label>
                {nextStatuses(detail.status).map((status) => (
                  <Menu.Item key={status} onClick={() => void actions.setStatus(status)}>
                    {t(`menu.to.${status}`)}
                  </Menu.Item>
                ))}
              </Menu.Sub.Dropdown>
            </Menu.Sub>
          )}
          <Menu.Divider />
          {can(actor, 'document.export', resource) && (
            <Menu.Item leftSection={<IconDownload size={16} />} onClick={exportControl.open}>
              {t('menu.download')}
            </Menu.Item>
          )}
          {can(actor, 'thread.list', resource) && (
            <Menu.Item
              component={Link}
              to={`/w/${detail.workspaceId}/d/${detail.id}/remarks`}
              leftSection={<IconTable size={16} />}
            >
              {t('remarks:title')}
            </Menu.Item>
          )}
          {can(actor, 'thread.follow', resource) && <FollowDocument documentId={detail.id} opened={opened} />}
          {can(actor, 'attachment.list', resource) && (
            <Menu.Item leftSection={<IconPaperclip size={16} />} onClick={filesControl.open}>
              {t('menu.files')}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<IconFileDiff size={16} />} onClick={() => changes.open(button)}>
            {t('activity:menu.changes')}
          </Menu.Item>
          {can(actor, 'activity.read', resource) && (
            <Menu.Item leftSection={<IconHistory size={16} />} onClick={historyControl.open}>
              {t('activity:menu.history')}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconSearch size={16} />}
            rightSection={<span className="sp-doc-keys">Ctrl+F</span>}
            onClick={() => setTimeout(onFind, 60)}
          >
            {t('menu.find')}
          </Menu.Item>
          <Menu.Item leftSection={<IconCopy size={16} />} onClick={onCopyAll}>
            {t('menu.copyAll')}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPrinter size={16} />}
            rightSection={<span className="sp-doc-keys">Ctrl+P</span>}
            onClick={() => setTimeout(() => window.print(), 150)}
          >
            {t('menu.print')}
          </Menu.Item>
          {can(actor, 'document.trash', resource) && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => void actions.trash()}>
                {t('menu.trash')}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <ExportDialog opened={exporting} onClose={closing(exportControl.close)} />
      <SaveTemplateDialog opened={templating} onClose={closing(templateControl.close)} />
      <FilesPanel opened={files} onOpen={filesControl.open} onClose={closing(filesControl.close)} />
      <ActivityPanel detail={detail} opened={history} onClose={closing(historyControl.close)} />
    </>
  );
}
