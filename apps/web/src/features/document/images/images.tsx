import type { Editor } from '@tiptap/core';
import { IconPhoto } from '@tabler/icons-react';
import { useCallback, useLayoutEffect, useRef, useState, type ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyError } from '../../../ui/notify';
import { useUploadReason } from '../attachments/file-words';
import { ToolButton } from '../components/tool-button';
import { useDocumentPage } from '../hooks/document-context';
import { ImageDialog } from './image-dialog';
import { imageDeskOf, type DescribedImage } from './image-desk';
import { IMAGE_ACCEPT } from './pasted-images';
import { startUploads } from './upload-plugin';

/** What the editors need of the page for their images: a file chooser, the dialog, words and notices. */
export function Images() {
  const { t } = useTranslation('images');
  const { session, detail } = useDocumentPage();
  const reason = useUploadReason();
  const desk = imageDeskOf(session, detail.id);
  const chooser = useRef<HTMLInputElement>(null);
  const target = useRef<Editor | null>(null);
  const [described, setDescribed] = useState<DescribedImage | null>(null);

  useLayoutEffect(() => {
    desk.host = {
      choose: (editor) => {
        target.current = editor;
        chooser.current?.click();
      },
      describe: setDescribed,
      failed: (error, name) => notifyError({ title: t('failed', { name }), advice: reason(error) }),
      interrupted: (name) => notifyError({ title: t('interrupted.title', { name }), advice: t('interrupted.advice') }),
      words: (key, values) => t(`editor.${key}`, { ...values }),
    };
    return () => {
      desk.host = null;
    };
  }, [desk, reason, t]);

  const chosen = (event: ChangeEvent<HTMLInputElement>): void => {
    const files = [...(event.currentTarget.files ?? [])];
    // The same file may be chosen again.
    event.currentTarget.value = '';
    const editor = target.current;
    if (!editor || editor.isDestroyed || files.length === 0) return;
    startUploads(editor.view, desk, files, editor.state.selection.to);
    editor.view.focus();
  };

  return (
    <>
      <input
        ref={chooser}
        type="file"
        accept={IMAGE_ACCEPT}
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={chosen}
      />
      <ImageDialog desk={desk} image={described} onClose={() => setDescribed(null)} />
    </>
  );
}

/** Lets somebody choose images for an editor. */
export function useChooseImage(): (editor: Editor) => void {
  const { session, detail } = useDocumentPage();
  return useCallback((editor: Editor) => imageDeskOf(session, detail.id).host?.choose(editor), [session, detail.id]);
}

/** The button of the toolbar. */
export function ImageButton({ editor }: { editor: Editor | null }) {
  const { t } = useTranslation('images');
  const choose = useChooseImage();
  return (
    <ToolButton
      label={t('insert')}
      disabled={editor === null}
      icon={<IconPhoto size={18} />}
      onClick={() => editor && choose(editor)}
    />
  );
}
