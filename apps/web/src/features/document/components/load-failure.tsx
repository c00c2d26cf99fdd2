import { documentContentSchema } from '@soproekt/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../../app/api/api-error';
import { api } from '../../../app/api/client';
import { ErrorState } from '../../../ui/page-state';
import { finalReason, type SyncFacts, type UnsavedReason } from '../lib/save-view';

const CODES: Partial<Record<UnsavedReason, 'not-signed-in' | 'not-allowed' | 'not-found'>> = {
  'session-ended': 'not-signed-in',
  'no-right': 'not-allowed',
  gone: 'not-found',
};

interface Props {
  documentId: string;
  sync: SyncFacts;
  onRetry: () => void;
}

/**
 * The text could not be loaded: said plainly, in the place of an editor that would look like an empty document. The socket
 * has no request numbers, so the text is asked for over the API once, whose failure has one to quote.
 */
export function LoadFailure({ documentId, sync, onRetry }: Props) {
  const { t } = useTranslation('document');
  const asked = useQuery({
    queryKey: ['document-load', documentId],
    queryFn: ({ signal }) => api.get(`/documents/${documentId}/content`, documentContentSchema, { signal }),
    retry: false,
    gcTime: 0,
    staleTime: 0,
  });
  const reason = finalReason(sync);
  const crowded = sync.reason === 'too-many-connections';
  const code = (reason && CODES[reason]) ?? (sync.closeCode === null ? 'offline' : 'unavailable');
  const error = asked.error ?? new ApiError(code, `sync closed with ${sync.closeCode}`);
  const retry = (): void => {
    void asked.refetch();
    onRetry();
  };
  return (
    <div className="sp-doc-load" data-testid="load-failure">
      <ErrorState
        error={error}
        text={crowded ? { title: t('load.crowded.title'), advice: t('load.crowded.advice') } : undefined}
        onRetry={retry}
        safe={t('load.safe')}
      />
    </div>
  );
}
