import { jest } from '@jest/globals';
import { addSection, anchorOfRange, flatText, sectionFragment } from '@soproekt/documents';
import { Editor, Extension } from '@tiptap/core';
import type { Plugin } from '@tiptap/pm/state';
import { textExtensions } from '@soproekt/editor';
import { ySyncPlugin } from '@tiptap/y-tiptap';
import { renderHook } from '@testing-library/react';
import * as Y from 'yjs';
import { aThread } from '../../../testing/builders';
import { documentPage } from '../../../testing/document-page';
import { marksPlugin, type TextMark } from './marks-plugin';
import { ReviewStore } from './review-store';
import { useTextMarks } from './use-text-marks';

function writing(text: string, words: string) {
  const { doc, session } = documentPage();
  const sectionId = addSection(doc, {
    title: 'Раздел',
    content: (fragment) => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(text)]);
      fragment.insert(0, [paragraph]);
    },
  });
  const fragment = sectionFragment(doc, sectionId) as Y.XmlFragment;
  const from = flatText(fragment).string.indexOf(words);
  const anchor = anchorOfRange(doc, sectionId, from, from + words.length);
  if (!anchor) throw new Error('no anchor');
  const collaboration = Extension.create({
    name: 'collaboration',
    addProseMirrorPlugins: () => [
      ySyncPlugin(fragment) as Plugin,
      marksPlugin(doc, sectionId, () => undefined) as Plugin,
    ],
  });
  const editor = new Editor({ extensions: [...textExtensions(), collaboration], injectCSS: false });
  session.hub.register(sectionId, editor);
  const store = new ReviewStore(doc);
  store.attach();
  store.setThreads([aThread(1, { anchor: anchor as never })]);
  const marks: TextMark[] = [{ id: 'a', anchor, hue: null, active: false, replacement: null, label: '' }];
  renderHook(() => useTextMarks(session, store, () => marks));
  return { editor, store, marked: () => editor.view.dom.querySelector('.sp-remark')?.textContent };
}

describe('marks of threads in the text', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('stand for whoever writes where they stand for everybody, as soon as the text is quiet', () => {
    const { editor, marked } = writing('Практика длится два месяца летом. Потом каникулы.', 'длится два месяца');
    expect(marked()).toBe('длится два месяца');
    const from = editor.state.doc.textContent.indexOf('длится') + 1;
    editor.commands.deleteRange({ from, to: from + 'длится два месяца'.length });
    editor.commands.insertContentAt(editor.state.doc.content.size - 1, 'длится два месяца');
    // While it goes on, places are found but no mark is drawn anew.
    for (let step = 0; step < 20; step += 1) {
      jest.advanceTimersByTime(100);
      editor.commands.insertContentAt(1, 'а');
    }
    expect(marked()).toBeUndefined();
    jest.advanceTimersByTime(250);
    expect(marked()).toBe('длится два месяца');
  });

  it('are left alone while nobody writes', () => {
    const { editor, store } = writing('Практика длится два месяца.', 'два месяца');
    const before = editor.state;
    store.locate();
    jest.advanceTimersByTime(2_000);
    expect(editor.state).toBe(before);
  });
});
