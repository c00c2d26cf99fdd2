import { Button, Group, Modal, Stack, TextInput } from '@mantine/core';
import { safeHref } from '@soproekt/editor';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { normalizeAddress } from '../lib/link-address';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** Address and text of the link at the caret. */
export function LinkDialog({ opened, onClose }: Props) {
  const { t } = useTranslation('document');
  const { session } = useDocumentPage();
  /** Left undone, by whichever way: the caret is back where it was. */
  const cancel = (): void => {
    onClose();
    // The dialog gives the focus up first.
    setTimeout(() => session.hub.getSnapshot().editor?.commands.focus(), 0);
  };
  return (
    <Modal
      opened={opened}
      onClose={cancel}
      title={t('link.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      returnFocus={false}
    >
      {opened && <LinkForm onClose={onClose} onCancel={cancel} />}
    </Modal>
  );
}

function LinkForm({ onClose, onCancel }: { onClose: () => void; onCancel: () => void }) {
  const { t } = useTranslation('document');
  const { session } = useDocumentPage();
  const { editor } = session.hub.getSnapshot();
  const [address, setAddress] = useState<string>(() => String(editor?.getAttributes('link')['href'] ?? ''));
  const [text, setText] = useState('');
  const [wrong, setWrong] = useState(false);
  const known = editor?.isActive('link') ?? false;
  const needsText = !known && (editor?.state.selection.empty ?? true);

  const finish = (run: () => void): void => {
    onClose();
    // The dialog gives the focus up first.
    setTimeout(run, 0);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const href = safeHref(normalizeAddress(address));
    if (!href) {
      setWrong(true);
      return;
    }
    finish(() => {
      const chain = editor?.chain().focus();
      if (needsText) {
        const content = { type: 'text', text: text.trim() || href, marks: [{ type: 'link', attrs: { href } }] };
        chain?.insertContent(content).run();
      } else {
        chain?.extendMarkRange('link').setLink({ href }).run();
      }
    });
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <TextInput
          label={t('link.address')}
          description={t('link.hint')}
          value={address}
          inputMode="url"
          error={wrong ? t('link.wrong') : undefined}
          data-autofocus
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            setWrong(false);
          }}
        />
        {needsText && (
          <TextInput label={t('link.text')} value={text} onChange={(event) => setText(event.currentTarget.value)} />
        )}
        <Group justify="flex-end" gap="sm">
          {known && (
            <Button
              variant="default"
              mr="auto"
              onClick={() => finish(() => editor?.chain().focus().extendMarkRange('link').unsetLink().run())}
            >
              {t('link.remove')}
            </Button>
          )}
          <Button variant="default" onClick={onCancel}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit">{known ? t('common:action.save') : t('link.insert')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
