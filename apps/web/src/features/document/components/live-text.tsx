import { Editor } from '@tiptap/core';
import { useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { usePageActions } from '../hooks/page-actions';
import { imageDeskOf } from '../images/image-desk';
import { imageExtension } from '../images/image-extension';
import { sectionExtensions } from '../lib/section-extensions';

interface Props {
  sectionId: string;
  label: string;
}

/** The editor of one section, bound to the shared text while it is mounted. */
export function LiveText({ sectionId, label }: Props) {
  const { t } = useTranslation('document');
  const { session, snapshot, detail } = useDocumentPage();
  const desk = imageDeskOf(session, detail.id);
  const actions = usePageActions();
  const host = useRef<HTMLDivElement>(null);
  const editorRef = useRef<Editor | null>(null);
  const fragment = session.index.fragment(sectionId);
  const latest = useRef({ t, actions });
  useLayoutEffect(() => {
    latest.current = { t, actions };
  });

  useLayoutEffect(() => {
    const element = host.current;
    if (!element || !fragment) return;
    const editor = new Editor({
      element,
      extensions: sectionExtensions({
        sectionId,
        fragment,
        awareness: session.awareness,
        history: session.history,
        slash: session.slash,
        find: () => null,
        openThread: (threadId) => session.hub.threadClicked(sectionId, threadId),
        label: (peer) => latest.current.actions.label(peer),
        placeholder: () => latest.current.t('editor.placeholder'),
        tableLabel: () => latest.current.t('editor.table'),
        taskLabel: (text) => text.trim() || latest.current.t('editor.task'),
        leave: (direction) => latest.current.actions.leave(sectionId, direction),
        move: (direction) => latest.current.actions.move(sectionId, direction),
        editLink: () => latest.current.actions.editLink(),
        selectDocument: () => latest.current.actions.selectDocument(),
        focusToolbar: () => latest.current.actions.focusToolbar(),
        image: imageExtension(desk),
        attachmentUrl: desk.url,
      }),
      // The toolbar floats over the upper edge; the caret must not hide beneath it.
      editorProps: {
        scrollMargin: { top: 72, bottom: 48, left: 0, right: 0 },
        scrollThreshold: { top: 56, bottom: 32, left: 0, right: 0 },
      },
      injectCSS: false,
      onFocus: () => session.hub.activate(sectionId),
    });
    editorRef.current = editor;
    const unregister = session.hub.register(sectionId, editor);
    return () => {
      unregister();
      editorRef.current = null;
      editor.destroy();
    };
  }, [session, sectionId, fragment, desk]);

  useLayoutEffect(() => {
    const editor = editorRef.current;
    if (!editor) return;
    editor.setEditable(snapshot.writable, false);
    editor.setOptions({
      editorProps: {
        ...editor.options.editorProps,
        attributes: {
          class: 'sp-text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'aria-readonly': String(!snapshot.writable),
          // Browsers' own checking knows the language of the interface only; the text may be in another.
          spellcheck: 'true',
          ...(snapshot.writable ? {} : { tabindex: '0' }),
        },
      },
    });
  }, [snapshot.writable, label, fragment, session]);

  return <div ref={host} className="sp-doc-editor" />;
}
