import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { IMAGE_LIMITS, imageAttributes, type ImageAttributes } from '@soproekt/editor';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DescribedImage, ImageDesk } from './image-desk';

interface Props {
  desk: ImageDesk;
  image: DescribedImage | null;
  onClose: () => void;
}

/** Where the image stands now: others may have moved it since the dialog was opened. */
function find({ view, attachmentId }: DescribedImage): { at: number; attributes: ImageAttributes } | null {
  let found: { at: number; attributes: ImageAttributes } | null = null;
  const look = (from: number, to: number): void =>
    view.state.doc.nodesBetween(from, to, (node, at) => {
      if (!found && node.type.name === 'image' && node.attrs['attachmentId'] === attachmentId) {
        found = { at, attributes: imageAttributes(node.attrs) };
      }
    });
  // The selected one first: the same picture may stand twice.
  look(view.state.selection.from, view.state.selection.to);
  if (!found) look(0, view.state.doc.content.size);
  return found;
}

/** What is to be seen on an image, and its caption. */
export function ImageDialog({ desk, image, onClose }: Props) {
  const { t } = useTranslation('images');
  const close = (): void => {
    onClose();
    // The dialog gives the focus up first.
    setTimeout(() => image?.view.focus(), 0);
  };
  return (
    <Modal
      opened={image !== null}
      onClose={close}
      title={t(image?.isNew ? 'dialog.newTitle' : 'dialog.title')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
      returnFocus={false}
    >
      {image && <ImageForm desk={desk} image={image} onClose={close} />}
    </Modal>
  );
}

function ImageForm({ desk, image, onClose }: { desk: ImageDesk; image: DescribedImage; onClose: () => void }) {
  const { t } = useTranslation('images');
  const [start] = useState(() => find(image)?.attributes);
  const [alt, setAlt] = useState(start?.alt ?? '');
  const [title, setTitle] = useState(start?.title ?? '');

  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const now = image.view.isDestroyed ? null : find(image);
    if (now) {
      const { state } = image.view;
      const attributes = { ...now.attributes, ...imageAttributes({ ...now.attributes, alt, title }) };
      image.view.dispatch(state.tr.setNodeMarkup(now.at, undefined, attributes));
    }
    onClose();
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <img className="sp-image-preview" src={desk.url(image.attachmentId)} alt="" />
        <Textarea
          label={t('dialog.alt')}
          description={t('dialog.altHint')}
          value={alt}
          maxLength={IMAGE_LIMITS.alt}
          autosize
          minRows={2}
          data-autofocus
          onChange={(event) => setAlt(event.currentTarget.value)}
        />
        <TextInput
          label={t('dialog.caption')}
          description={t('dialog.captionHint')}
          value={title}
          maxLength={IMAGE_LIMITS.title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t(image.isNew ? 'dialog.later' : 'common:action.cancel')}
          </Button>
          <Button type="submit">{t('common:action.save')}</Button>
        </Group>
      </Stack>
    </form>
  );
}
