import { Progress, Text } from '@mantine/core';
import { IconAlertTriangle, IconFileUpload, IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isApiError } from '../../../app/api/api-error';
import { IconButton } from '../../../ui/icon-button';
import { useFileSize, useUploadReason } from './file-words';
import type { UploadItem, UploadQueue } from './upload-queue';

/** A file on its way, or the reason why it did not arrive. */
export function UploadLine({ item, queue }: { item: UploadItem; queue: UploadQueue }) {
  const { t } = useTranslation('files');
  const { name, size: bytes } = item.file;
  const reason = useUploadReason();
  const failed = item.state === 'failed';
  // The same file is refused every time.
  const mayRetry = failed && !isApiError(item.error, 'file-refused', 'too-large', 'not-allowed');
  return (
    <li className="sp-file" data-state={item.state}>
      <span className="sp-file-icon" aria-hidden>
        {failed ? <IconAlertTriangle size={24} stroke={1.5} /> : <IconFileUpload size={24} stroke={1.5} />}
      </span>
      <div className="sp-file-text">
        <span className="sp-file-name">{name}</span>
        {failed ? (
          <Text size="sm" className="sp-file-reason">
            {reason(item.error)}
          </Text>
        ) : (
          <Way item={item} bytes={bytes} />
        )}
      </div>
      <div className="sp-file-actions">
        {mayRetry && (
          <IconButton
            label={t('upload.retry', { name })}
            icon={<IconRefresh size={18} />}
            onClick={() => queue.retry(item.id)}
          />
        )}
        <IconButton
          label={t(failed ? 'upload.dismiss' : 'upload.cancel', { name })}
          icon={<IconX size={18} />}
          onClick={() => queue.drop(item.id)}
        />
      </div>
    </li>
  );
}

function Way({ item, bytes }: { item: UploadItem; bytes: number }) {
  const { t } = useTranslation('files');
  const size = useFileSize();
  const percent = Math.round(item.part * 100);
  // All of it is there: the server looks at what it is.
  const words =
    item.state === 'waiting' ? t('upload.waiting') : percent === 100 ? t('upload.checking') : `${percent}\u00a0%`;
  return (
    <>
      <Text size="xs" c="dimmed">
        {size(bytes)} · {words}
      </Text>
      <Progress value={percent} size={4} aria-label={t('upload.progress', { name: item.file.name })} />
    </>
  );
}
