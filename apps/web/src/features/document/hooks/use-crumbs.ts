import type { DocumentDetail } from '@soproekt/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Crumb } from '../../../ui/page-frame';

/** The way to a document: workspace › documents. */
export function useCrumbs({ workspaceId, workspaceName }: DocumentDetail): readonly Crumb[] {
  const { t } = useTranslation('document');
  return useMemo(
    () => [
      { label: workspaceName, to: `/w/${workspaceId}` },
      { label: t('load.documents'), to: `/w/${workspaceId}/documents` },
    ],
    [workspaceName, workspaceId, t],
  );
}
