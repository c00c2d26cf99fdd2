import type { Attachment } from '@soproekt/contracts';
import { IconDownload, IconLink, IconTrash } from '@tabler/icons-react';
import { ActionIcon, Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { IconButton } from '../../../ui/icon-button';
import { Moment } from '../../../ui/moment';
import { notifyDone, notifyError } from '../../../ui/notify';
import { useDocumentPage } from '../hooks/document-context';
import { copyText } from '../lib/clipboard';
import { FileIcon } from './file-icon';
import { fileKind, useFileSize } from './file-words';

interface Props {
  file: Attachment;
  /** Undefined: it may not be deleted. */
  onDelete: (() => void) | undefined;
}

/** A file of the document: what it is, whose, and what can be done with it. */
export function FileLine({ file, onDelete }: Props) {
  const { t } = useTranslation('files');
  const { detail } = useDocumentPage();
  const { member } = useParties(detail.workspaceId);
  const size = useFileSize();
  const { name, url, createdBy } = file;
  const kind = fileKind(file.type);
  const author = (createdBy && member(createdBy)?.name) || t('somebody');

  const copy = async (): Promise<void> => {
    if (await copyText(`${window.location.origin}${url}`)) notifyDone(t('copied'));
    else notifyError({ title: t('notCopied.title'), advice: t('notCopied.advice') });
  };
  return (
    <li className="sp-file" data-file={file.id}>
      <FileIcon kind={kind} />
      <div className="sp-file-text">
        <a className="sp-file-name" href={url} download={name}>
          {name}
        </a>
        <span className="sp-file-about">
          <span>{t(`kind.${kind}`)}</span>
          <span>{size(file.size)}</span>
          <span>{author}</span>
          <Moment at={file.createdAt} />
        </span>
      </div>
      <div className="sp-file-actions">
        <Tooltip label={t('download', { name })}>
          <ActionIcon
            component="a"
            href={url}
            download={name}
            variant="subtle"
            color="gray"
            size={32}
            aria-label={t('download', { name })}
          >
            <IconDownload size={18} />
          </ActionIcon>
        </Tooltip>
        <IconButton label={t('copyLink', { name })} icon={<IconLink size={18} />} onClick={() => void copy()} />
        {onDelete && (
          <IconButton label={t('delete.named', { name })} icon={<IconTrash size={18} />} onClick={onDelete} />
        )}
      </div>
    </li>
  );
}
