import './styles/page.css';
import './styles/outline.css';
import './styles/sheet.css';
import './styles/text.css';
import './styles/images.css';
import './styles/marks.css';
import './styles/grid-editors.css';
import './styles/grid.css';
import './styles/grid-marks.css';
import './styles/tables.css';
import './styles/checks.css';
import './styles/review-marks.css';
import './styles/review.css';
import './styles/review-cards.css';
import './styles/review-past.css';
import './styles/review-comments.css';
import './styles/passport.css';
import './styles/export.css';
import './styles/files.css';
import './styles/floating.css';
import './styles/panels.css';
import './styles/screens.css';
import './changes/changes.css';
import './styles/print.css';
import './styles/print-tables.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useDocument } from '../../app/queries/documents';
import { PageFrame } from '../../ui/page-frame';
import { ErrorState } from '../../ui/page-state';
import { BinnedDocument } from './components/binned-document';
import { DocumentSkeleton } from './components/document-skeleton';
import { OpenDocument } from './components/open-document';

/** `/w/:workspaceId/d/:documentId` */
export default function DocumentPage() {
  const { documentId = '' } = useParams();
  return <DocumentById key={documentId} documentId={documentId} />;
}

function DocumentById({ documentId }: { documentId: string }) {
  const { t } = useTranslation('document');
  const { data, error, refetch } = useDocument(documentId);
  const [known, setKnown] = useState(data);
  const [opened, setOpened] = useState(false);
  // What was known once stays: the page must not vanish, with unsent text on it, when a later question fails.
  if (data && data !== known) setKnown(data);
  if (known && !opened && known.binnedAt === null) setOpened(true);

  if (known && opened) return <OpenDocument detail={known} />;
  if (known) return <BinnedDocument detail={known} />;
  return (
    <PageFrame fill title={t('load.title')}>
      {error ? (
        <div className="sp-doc-load">
          <ErrorState error={error} onRetry={() => void refetch()} />
        </div>
      ) : (
        <DocumentSkeleton label={t('load.loading')} />
      )}
    </PageFrame>
  );
}
