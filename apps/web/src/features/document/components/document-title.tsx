import type { DocumentDetail } from '@soproekt/contracts';
import { LIMITS, can } from '@soproekt/domain';
import { UnstyledButton } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { useUpdateDocument } from '../../../app/queries/documents';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';

interface Props {
  detail: DocumentDetail;
  /** The menu's «rename» sets this. */
  editing: boolean;
  onEditing: (editing: boolean) => void;
}

/** The document's name as the heading of the page, renamed in place. */
export function DocumentTitle({ detail, editing, onEditing }: Props) {
  const { t } = useTranslation('document');
  const actor = useActor();
  const update = useUpdateDocument();
  const errorText = useErrorText();
  const [value, setValue] = useState(detail.title);
  const settled = useRef(false);
  const mayRename = can(actor, 'document.rename', {
    role: detail.role,
    status: detail.status,
    inBin: detail.binnedAt !== null,
  });

  const begin = (): void => {
    setValue(detail.title);
    settled.current = false;
    onEditing(true);
  };
  const finish = (save: boolean): void => {
    if (settled.current) return;
    settled.current = true;
    onEditing(false);
    const title = value.replace(/\s+/g, ' ').trim();
    if (!save || title === '' || title === detail.title) return;
    update.mutate({ id: detail.id, patch: { title } }, { onError: (error) => notifyError(errorText(error)) });
  };

  if (editing && mayRename) {
    return (
      <h1 className="sp-doc-name" aria-label={detail.title}>
        <input
          className="sp-doc-name-field"
          aria-label={t('title.label')}
          value={value}
          maxLength={LIMITS.documentTitle}
          autoFocus
          onFocus={(event) => {
            settled.current = false;
            setValue(detail.title);
            event.currentTarget.select();
          }}
          onChange={(event) => setValue(event.currentTarget.value)}
          onBlur={() => finish(true)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish(true);
            if (event.key === 'Escape') finish(false);
          }}
        />
      </h1>
    );
  }
  const shown = update.isPending ? (update.variables.patch.title ?? detail.title) : detail.title;
  if (!mayRename) return <h1 className="sp-page-title">{shown}</h1>;
  return (
    <h1 className="sp-doc-name">
      <UnstyledButton className="sp-doc-name-button" title={t('title.rename')} onClick={begin}>
        {shown}
      </UnstyledButton>
    </h1>
  );
}
