import { Menu } from '@mantine/core';
import { can, nextStatuses } from '@soproekt/domain';
import {
  IconCopy,
  IconDotsVertical,
  IconDownload,
  IconFileStack,
  IconPencil,
  IconPrinter,
  IconProgressCheck,
  IconSearch,
  IconTemplate,
  IconTrash,
} from '@tabler/icons-react';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { IconButton } from '../../../ui/icon-button';
import { ExportDialog } from '../export/export-dialog';
import { SaveTemplateDialog } from '../export/save-template-dialog';
import { useDocumentPage } from '../hooks/document-context';
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
  const actor = useActor();
  const actions = useDocumentActions(detail);
  const resource = { role: detail.role, status: detail.status, inBin: detail.binnedAt !== null };
  const maySetStatus = can(actor, 'document.set-status', resource);

  const [exporting, exportControl] = useDisclosure(false);
  const [templating, templateControl] = useDisclosure(false);

  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md" width={280} withinPortal>
        <Menu.Target>
          <IconButton label={t('menu.label')} icon={<IconDotsVertical size={20} />} />
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
      <ExportDialog opened={exporting} onClose={exportControl.close} />
      <SaveTemplateDialog opened={templating} onClose={templateControl.close} />
    </>
  );
}
