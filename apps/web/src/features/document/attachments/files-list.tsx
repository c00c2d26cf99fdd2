import type { Attachment } from '@soproekt/contracts';
import { useEffect, useRef, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { PageState } from '../../../ui/page-state';
import { useDocumentPage } from '../hooks/document-context';
import { useAttachments } from './api';
import { FileLine } from './file-line';
import { UploadLine } from './upload-line';
import type { UploadItem, UploadQueue } from './upload-queue';
import { useDeleteFile } from './use-delete-file';

interface Props {
  queue: UploadQueue;
  uploads: readonly UploadItem[];
  mayWrite: boolean;
}

/** What is on its way, and what the document has, newest first. */
export function FilesList({ queue, uploads, mayWrite }: Props) {
  const { t } = useTranslation('files');
  const { detail } = useDocumentPage();
  const query = useAttachments(detail.id);
  const place = useRef<HTMLDivElement>(null);
  const gone = useFocusAfterDelete(place, query.data);
  const remove = useDeleteFile(gone);

  return (
    <div ref={place} tabIndex={-1} className="sp-files-place" role="group" aria-label={t('list')}>
      {uploads.length > 0 && (
        <ul className="sp-files" aria-label={t('upload.list')}>
          {uploads.map((item) => (
            <UploadLine key={item.id} item={item} queue={queue} />
          ))}
        </ul>
      )}
      <PageState query={query}>
        {(files) =>
          files.length > 0 ? (
            <ul className="sp-files">
              {newestFirst(files).map((file) => (
                <FileLine key={file.id} file={file} onDelete={mayWrite ? () => void remove(file) : undefined} />
              ))}
            </ul>
          ) : (
            uploads.length === 0 && (
              <p className="sp-files-empty">
                <strong>{t('empty.title')}</strong>
                {t(mayWrite ? 'empty.write' : 'empty.read')}
              </p>
            )
          )
        }
      </PageState>
    </div>
  );
}

/** The line with the focus is deleted: the one that comes to stand in its place takes it, else the list. */
function useFocusAfterDelete(
  place: RefObject<HTMLDivElement | null>,
  files: readonly Attachment[] | undefined,
): (file: Attachment) => void {
  const index = useRef<number | null>(null);
  useEffect(() => {
    const at = index.current;
    if (at === null) return;
    index.current = null;
    const names = place.current?.querySelectorAll<HTMLElement>('[data-file] a.sp-file-name') ?? [];
    (names[Math.min(at, names.length - 1)] ?? place.current)?.focus();
  }, [place, files]);
  return (file) => {
    const lines = [...(place.current?.querySelectorAll<HTMLElement>('[data-file]') ?? [])];
    index.current = lines.findIndex((line) => line.dataset['file'] === file.id);
  };
}

const newestFirst = (files: readonly Attachment[]): Attachment[] => [...files].reverse();
