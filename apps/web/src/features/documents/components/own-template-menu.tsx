import { Menu, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Template } from '@soproekt/contracts';
import { can } from '@soproekt/domain';
import { IconDotsVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { useWorkspace } from '../../../app/queries/workspace';
import { confirmAction } from '../../../ui/confirm';
import { IconButton } from '../../../ui/icon-button';
import { notifyDone, notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useTemplateMutations } from '../api/use-template-mutations';
import { TemplateForm } from './template-form';

interface Props {
  workspaceId: string;
  template: Template;
  onRemoved: () => void;
}

/** What may be done to a template of the workspace; nothing is shown to those who may do nothing. */
export function OwnTemplateMenu({ workspaceId, template, onRemoved }: Props) {
  const { t } = useTranslation('documents');
  const actor = useActor();
  const role = useWorkspace(workspaceId).data?.role ?? null;
  const errorText = useErrorText();
  const { update, remove } = useTemplateMutations(workspaceId);
  const [renaming, rename] = useDisclosure(false);
  const id = template.own?.id;
  const mayUpdate = can(actor, 'template.update', { role });
  const mayDelete = can(actor, 'template.delete', { role });
  if (id === undefined || (!mayUpdate && !mayDelete)) return null;

  const drop = async (): Promise<void> => {
    const sure = await confirmAction({
      title: t('template.removeTitle'),
      consequence: t('template.removeConsequence', { title: template.title }),
      confirmLabel: t('template.remove'),
      danger: true,
    });
    if (!sure) return;
    try {
      await remove(id);
      onRemoved();
      notifyDone(t('template.removed', { title: template.title }));
    } catch (error) {
      notifyError(errorText(error));
    }
  };

  return (
    <>
      <Menu position="bottom-end" width={220} withinPortal>
        <Menu.Target>
          <IconButton
            label={t('template.menu', { title: template.title })}
            icon={<IconDotsVertical size={18} />}
            type="button"
          />
        </Menu.Target>
        <Menu.Dropdown>
          {mayUpdate && (
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={rename.open}>
              {t('template.rename')}
            </Menu.Item>
          )}
          {mayDelete && (
            <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={() => void drop()}>
              {t('template.remove')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={renaming}
        onClose={rename.close}
        title={t('template.rename')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <TemplateForm
          initial={{ title: template.title, description: template.description }}
          submitLabel={t('common:action.save')}
          onCancel={rename.close}
          send={async (values) => {
            await update(id, values);
            rename.close();
          }}
        />
      </Modal>
    </>
  );
}
