import { Button, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';

const ACCEPT = '.docx,.md,.markdown,.txt';

/** A field to drop a file on, with a button for everybody else. */
export function FileChoice({ onFile }: { onFile: (file: File) => void }) {
  const { t } = useTranslation('import');
  const [over, setOver] = useState(false);
  const chooser = useRef<HTMLInputElement>(null);

  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) onFile(file);
  };

  return (
    <div
      className="sp-file-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconFileImport size={32} aria-hidden />
      <Text>{t('file.drop')}</Text>
      <Button data-autofocus onClick={() => chooser.current?.click()}>
        {t('file.choose')}
      </Button>
      <Text size="sm" c="dimmed">
        {t('file.kinds')}
      </Text>
      <input
        ref={chooser}
        type="file"
        accept={ACCEPT}
        hidden
        aria-label={t('file.choose')}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          event.currentTarget.value = '';
          if (file) onFile(file);
        }}
      />
    </div>
  );
}
