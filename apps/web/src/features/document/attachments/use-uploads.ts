import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import { notifyError } from '../../../ui/notify';
import { addToList, sendAttachment } from './api';
import { useUploadReason } from './file-words';
import { UploadQueue } from './upload-queue';

/**
 * The files that are on their way to a document. They go on while the panel is closed; leaving the page ends them.
 * @param shown the list of them is on the screen; otherwise failures are told by a notice
 */
export function useUploads(documentId: string, shown: boolean) {
  const { t } = useTranslation('files');
  const client = useQueryClient();
  const reason = useUploadReason();
  const tell = useRef({
    stored: (_name: string): void => undefined,
    failed: (_name: string, _error: unknown): void => undefined,
    left: (_names: string): void => undefined,
  });
  useEffect(() => {
    tell.current = {
      stored: (name) => announce(t('upload.stored', { name })),
      failed: (name, error) => {
        const text = { title: t('upload.failed', { name }), advice: reason(error) };
        if (shown) announce(`${text.title}. ${text.advice}`, 'assertive');
        else notifyError(text);
      },
      left: (names) => notifyError({ title: t('upload.left.title', { names }), advice: t('upload.left.advice') }),
    };
  });
  const queue = useMemo(
    () =>
      new UploadQueue((file, onProgress, signal) => sendAttachment(documentId, file, onProgress, signal), {
        onStored: (made) => {
          void addToList(client, documentId, made);
          tell.current.stored(made.name);
        },
        onFailed: ({ name }, error) => tell.current.failed(name, error),
      }),
    [client, documentId],
  );
  const items = useSyncExternalStore(queue.subscribe, queue.getSnapshot);
  useEffect(
    () => () => {
      const left = queue.getSnapshot().filter(({ state }) => state !== 'failed');
      queue.clear();
      if (left.length > 0) tell.current.left(left.map(({ file }) => file.name).join(', '));
    },
    [queue],
  );
  useLeaveQuestion(items.some(({ state }) => state !== 'failed'));
  return { queue, items };
}

/** The browser asks before a page is closed whose files are still on their way. */
function useLeaveQuestion(busy: boolean): void {
  useEffect(() => {
    if (!busy) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [busy]);
}
