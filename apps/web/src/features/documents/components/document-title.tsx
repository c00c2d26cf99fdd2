import { TextInput } from '@mantine/core';
import type { DocumentSummary } from '@soproekt/contracts';
import { LIMITS } from '@soproekt/domain';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { DocumentActions } from '../hooks/use-document-actions';

interface Props {
  document: DocumentSummary;
  renaming: boolean;
  onDone: () => void;
  actions: DocumentActions;
}

/** The title as a link; while renaming, a field: Enter keeps, Escape drops. */
export function DocumentTitle({ document, renaming, onDone, actions }: Props) {
  const { t } = useTranslation('documents');
  const dropped = useRef(false);
  if (!renaming) {
    return (
      <Link to={`/w/${document.workspaceId}/d/${document.id}`} className="sp-card-link sp-line-title">
        {document.title}
      </Link>
    );
  }
  return (
    <TextInput
      aria-label={t('rename.label')}
      defaultValue={document.title}
      maxLength={LIMITS.documentTitle}
      size="xs"
      ref={(input) => {
        if (input && input.ownerDocument.activeElement !== input) input.select();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') {
          dropped.current = true;
          event.currentTarget.blur();
        }
      }}
      onBlur={(event) => {
        if (!dropped.current) void actions.rename(document, event.currentTarget.value);
        dropped.current = false;
        onDone();
      }}
    />
  );
}
