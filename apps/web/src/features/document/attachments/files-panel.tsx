import { Button, Text } from '@mantine/core';
import { can } from '@soproekt/domain';
import { IconUpload } from '@tabler/icons-react';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useActor } from '../../../app/queries/me';
import { SidePanel } from '../../../ui/side-panel';
import { useDocumentPage } from '../hooks/document-context';
import { FilesList } from './files-list';
import type { UploadQueue } from './upload-queue';
import { useFileDrop } from './use-file-drop';
import { useUploads } from './use-uploads';

interface Props {
  opened: boolean;
  onOpen: () => void;
  onClose: () => void;
}

/** The files of the document over the page. Files that are dropped beside the text come here. */
export function FilesPanel({ opened, onOpen, onClose }: Props) {
  const { t } = useTranslation('files');
  const { detail } = useDocumentPage();
  const actor = useActor();
  const resource = { role: detail.role, status: detail.status, inBin: detail.binnedAt !== null };
  const mayWrite = can(actor, 'attachment.create', resource);
  const { queue, items } = useUploads(detail.id, opened);
  const take = useMemo(
    () =>
      mayWrite
        ? (files: readonly File[]): void => {
            queue.add(files);
            onOpen();
          }
        : null,
    [mayWrite, queue, onOpen],
  );
  const dragging = useFileDrop(take);

  return (
    <SidePanel opened={opened} onClose={onClose} title={t('title')} width={440}>
      <div className="sp-files-panel">
        {mayWrite && <FileField queue={queue} dragging={dragging} />}
        <FilesList queue={queue} uploads={items} mayWrite={mayWrite} />
      </div>
    </SidePanel>
  );
}

/** Where files are dropped, with a button for everybody else. */
function FileField({ queue, dragging }: { queue: UploadQueue; dragging: boolean }) {
  const { t } = useTranslation('files');
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <div className="sp-files-field" data-over={dragging || undefined}>
      <Button
        variant="light"
        leftSection={<IconUpload size={16} />}
        data-autofocus
        onClick={() => chooser.current?.click()}
      >
        {t('choose')}
      </Button>
      <Text size="sm" className="sp-files-drop">
        {t(dragging ? 'drop.now' : 'drop.hint')}
      </Text>
      <Text size="xs" c="dimmed" className="sp-files-kinds">
        {t('kinds')}
      </Text>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again.
          event.currentTarget.value = '';
          queue.add(files);
        }}
      />
    </div>
  );
}
