import type { DocumentSummary } from '@soproekt/contracts';
import { can, type DocumentStatus, type WorkspaceRole } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { announce } from '../../../ui/announcer';
import { confirmAction } from '../../../ui/confirm';
import { notifyDone, notifyError, notifyUndo } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useDocumentMutations } from '../api/use-document-mutations';

/** What may be done to the documents of a workspace, and the doing with its notices. */
export function useDocumentActions(workspaceId: string, role: WorkspaceRole) {
  const { t } = useTranslation('documents');
  const actor = useActor();
  const errorText = useErrorText();
  const mutations = useDocumentMutations(workspaceId);

  /** True when it was done; a refusal is told and nothing is left changed. */
  const attempt = async (deed: () => Promise<unknown>): Promise<boolean> => {
    try {
      await deed();
      return true;
    } catch (error) {
      notifyError(errorText(error));
      return false;
    }
  };

  return {
    may: (
      action: 'rename' | 'set-status' | 'duplicate' | 'trash' | 'restore' | 'purge',
      document: DocumentSummary,
    ): boolean =>
      can(actor, `document.${action}`, { role, status: document.status, inBin: document.binnedAt !== null }),
    mayCreate: can(actor, 'document.create', { role }),

    rename: async (document: DocumentSummary, title: string) => {
      const clean = title.trim();
      if (!clean || clean === document.title) return;
      if (await attempt(() => mutations.rename(document, clean))) announce(t('done.renamed', { title: clean }));
    },
    setStatus: async (document: DocumentSummary, status: DocumentStatus) => {
      if (!(await attempt(() => mutations.setStatus(document, status)))) return;
      notifyDone(t('done.status', { title: document.title, status: t(`common:documentStatus.${status}`) }));
    },
    duplicate: async (document: DocumentSummary) => {
      if (await attempt(() => mutations.duplicate(document)))
        notifyDone(t('done.duplicated', { title: document.title }));
    },
    bin: async (document: DocumentSummary) => {
      if (!(await attempt(() => mutations.bin(document)))) return;
      const message = t('done.binned', { title: document.title });
      announce(message);
      notifyUndo(message, () => void attempt(() => mutations.restore({ ...document, binnedAt: document.updatedAt })));
    },
    restore: async (document: DocumentSummary) => {
      if (await attempt(() => mutations.restore(document))) notifyDone(t('done.restored', { title: document.title }));
    },
    purge: async (document: DocumentSummary) => {
      const sure = await confirmAction({
        title: t('purge.title'),
        consequence: t('purge.consequence', {
          title: document.title,
          words: t('common:count.words', { count: document.wordCount }),
        }),
        confirmLabel: t('purge.confirm'),
        danger: true,
      });
      if (sure && (await attempt(() => mutations.purge(document))))
        notifyDone(t('done.purged', { title: document.title }));
    },
  };
}

export type DocumentActions = ReturnType<typeof useDocumentActions>;
