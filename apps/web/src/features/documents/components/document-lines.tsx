import type { DocumentSummary } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DocumentKindIcon } from '../../../ui/document-kind';
import { DocumentStatusTag } from '../../../ui/document-status';
import { Moment } from '../../../ui/moment';

interface Props {
  documents: readonly DocumentSummary[];
  /** Where the document lies, when that is not plain. */
  place?: (document: DocumentSummary) => string | undefined;
}

/** A short list of documents: what, by whom and when, how far. */
export function DocumentLines({ documents, place }: Props) {
  const { t } = useTranslation();
  return (
    <ul className="sp-card sp-lines">
      {documents.map((document) => (
        <li key={document.id} className="sp-line">
          <DocumentKindIcon kind={document.kind} size={20} />
          <div className="sp-line-main">
            <Link to={`/w/${document.workspaceId}/d/${document.id}`} className="sp-card-link sp-line-title">
              {document.title}
            </Link>
            <span className="sp-line-about">
              {[t(`documentKind.${document.kind}`), place?.(document), document.updatedBy?.name]
                .filter(Boolean)
                .join(' · ')}
              {' · '}
              <Moment at={document.updatedAt} />
            </span>
          </div>
          <DocumentStatusTag status={document.status} />
        </li>
      ))}
    </ul>
  );
}
