import type { DocumentDetail } from '@soproekt/contracts';
import { isEditableStatus, nextStatuses, type DocumentStatus } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useUpdateDocument } from '../../../app/queries/documents';
import { announce } from '../../../ui/announcer';
import { confirmAction } from '../../../ui/confirm';
import { notifyDone, notifyError, notifyUndo } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useDuplicateDocument, useRestoreDocument, useTrashDocument } from '../api/document-actions';

/** Actions on the whole document with their questions, notifications and failures. */
export function useDocumentActions(detail: DocumentDetail) {
  const { t } = useTranslation('document');
  const navigate = useNavigate();
  const errorText = useErrorText();
  const update = useUpdateDocument();
  const duplicate = useDuplicateDocument();
  const trash = useTrashDocument();
  const restore = useRestoreDocument();
  const onError = (error: unknown): void => notifyError(errorText(error));

  return {
    duplicate(): void {
      duplicate.mutate(detail.id, {
        onError,
        onSuccess: (copy) => {
          notifyDone(t('menu.duplicated', { title: copy.title }));
          void navigate(`/w/${copy.workspaceId}/d/${copy.id}`);
        },
      });
    },
    async setStatus(status: DocumentStatus): Promise<void> {
      // Ending everybody's writing is not done by a slip of the mouse.
      if (!isEditableStatus(status)) {
        const agreed = await confirmAction({
          title: t(`menu.to.${status}`),
          consequence: t('menu.freezes'),
          confirmLabel: t(`menu.to.${status}`),
        });
        if (!agreed) return;
      }
      const before = detail.status;
      const message = t('menu.statusSet', { title: detail.title, status: t(`common:documentStatus.${status}`) });
      const set = (next: DocumentStatus, onSuccess?: () => void): void =>
        update.mutate({ id: detail.id, patch: { status: next } }, { onError, onSuccess });
      set(status, () => {
        announce(message);
        if (nextStatuses(status).includes(before)) notifyUndo(message, () => set(before));
        else notifyDone(message);
      });
    },
    trash(): void {
      trash.mutate(detail, {
        onError,
        onSuccess: () => {
          notifyUndo(t('menu.trashed', { title: detail.title }), () => restore.mutate(detail.id, { onError }));
        },
      });
    },
    restore(): void {
      restore.mutate(detail.id, { onError, onSuccess: () => notifyDone(t('bin.restored')) });
    },
    restoring: restore.isPending,
  };
}
