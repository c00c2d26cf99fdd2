import type { Attachment } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import { confirmAction } from '../../../ui/confirm';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useDocumentPage } from '../hooks/document-context';
import { useDeleteAttachment } from './api';
import { usesOf, type FileUse } from './uses-of';

/**
 * Deletes a file after asking, with what that does to the text.
 * @param onDelete called while its line still stands
 */
export function useDeleteFile(onDelete: (file: Attachment) => void): (file: Attachment) => Promise<void> {
  const { t } = useTranslation('files');
  const { session, detail } = useDocumentPage();
  const errorText = useErrorText();
  const remove = useDeleteAttachment(detail.id, onDelete);

  const consequence = ([first, ...others]: readonly FileUse[]): string => {
    if (!first) return t('delete.unused');
    const title = first.sectionTitle || t('document:section.untitled');
    const place =
      others.length > 0 ? t('delete.places', { title, count: others.length }) : t('delete.place', { title });
    return t(first.kind === 'image' ? 'delete.image' : 'delete.link', { place });
  };
  return async (file) => {
    const agreed = await confirmAction({
      title: t('delete.title', { name: file.name }),
      consequence: consequence(usesOf(session.doc, file.id)),
      confirmLabel: t('delete.confirm'),
      danger: true,
    });
    if (!agreed) return;
    remove.mutate(file, {
      onError: (error) => notifyError(errorText(error)),
      onSuccess: () => {
        announce(t('delete.done', { name: file.name }));
      },
    });
  };
}
