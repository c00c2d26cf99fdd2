import type { Editor } from '@tiptap/core';
import {
  IconBlockquote,
  IconH1,
  IconH2,
  IconH3,
  IconLetterT,
  IconLink,
  IconList,
  IconListCheck,
  IconListNumbers,
  IconMinus,
  IconPhoto,
  IconTable,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { SlashItem } from './slash-store';

type Run = (editor: Editor) => void;

const INSERTIONS: readonly (readonly [string, ReactNode, Run])[] = [
  ['text', <IconLetterT size={18} />, (editor) => editor.chain().focus().setParagraph().run()],
  ['heading1', <IconH1 size={18} />, (editor) => editor.chain().focus().setHeading({ level: 1 }).run()],
  ['heading2', <IconH2 size={18} />, (editor) => editor.chain().focus().setHeading({ level: 2 }).run()],
  ['heading3', <IconH3 size={18} />, (editor) => editor.chain().focus().setHeading({ level: 3 }).run()],
  ['bulletList', <IconList size={18} />, (editor) => editor.chain().focus().toggleBulletList().run()],
  ['orderedList', <IconListNumbers size={18} />, (editor) => editor.chain().focus().toggleOrderedList().run()],
  ['taskList', <IconListCheck size={18} />, (editor) => editor.chain().focus().toggleTaskList().run()],
  [
    'table',
    <IconTable size={18} />,
    (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
  ],
  ['blockquote', <IconBlockquote size={18} />, (editor) => editor.chain().focus().toggleBlockquote().run()],
  ['horizontalRule', <IconMinus size={18} />, (editor) => editor.chain().focus().setHorizontalRule().run()],
];

/**
 * What `/` offers. Every item is found by its name and by further words of both languages, whatever the interface's is.
 * @param text words of the interface by key
 */
export function slashItems(text: (key: string) => string, onLink: () => void, onImage: Run): SlashItem[] {
  const item = (key: string, icon: ReactNode, run: Run): SlashItem => ({
    key,
    icon,
    label: text(`slash.item.${key}`),
    words: text(`slash.words.${key}`),
    run,
  });
  return [
    ...INSERTIONS.map(([key, icon, run]) => item(key, icon, run)),
    item('image', <IconPhoto size={18} />, onImage),
    item('link', <IconLink size={18} />, onLink),
  ];
}
