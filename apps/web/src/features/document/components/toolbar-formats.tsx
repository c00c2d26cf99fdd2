import type { Editor } from '@tiptap/core';
import {
  IconBlockquote,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListCheck,
  IconListNumbers,
  IconMinus,
  IconStrikethrough,
  IconSubscript,
  IconSuperscript,
  IconUnderline,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditorValue } from '../hooks/use-session-parts';
import { ImageButton } from '../images/images';
import { BlockMenu } from './block-menu';
import { TableMenu } from './table-menu';
import { ToolButton } from './tool-button';

const MARKS = [
  { mark: 'bold', keys: 'Ctrl+B', icon: IconBold },
  { mark: 'italic', keys: 'Ctrl+I', icon: IconItalic },
  { mark: 'underline', keys: 'Ctrl+U', icon: IconUnderline },
  { mark: 'strike', keys: 'Ctrl+Shift+S', icon: IconStrikethrough },
] as const;

/** Used least: at the end, which a phone shows only after scrolling. */
const INDICES = [
  { mark: 'superscript', keys: 'Ctrl+.', icon: IconSuperscript },
  { mark: 'subscript', keys: 'Ctrl+,', icon: IconSubscript },
] as const;

const LISTS = [
  { node: 'bulletList', item: 'listItem', keys: 'Ctrl+Shift+8', icon: IconList },
  { node: 'orderedList', item: 'listItem', keys: 'Ctrl+Shift+7', icon: IconListNumbers },
  { node: 'taskList', item: 'taskItem', keys: 'Ctrl+Shift+9', icon: IconListCheck },
] as const;

interface Flags {
  active: string[];
}

const NONE: Flags = { active: [] };

function readFlags(editor: Editor): Flags {
  const names = [
    ...[...MARKS, ...INDICES].map(({ mark }) => mark),
    ...LISTS.map(({ node }) => node),
    'blockquote',
    'link',
  ];
  return { active: names.filter((name) => editor.isActive(name)) };
}

/** Marks, lists and insertions for the selection of the active editor. */
export function ToolbarFormats({ editor, onLink }: { editor: Editor | null; onLink: () => void }) {
  const { t } = useTranslation('document');
  const { active } = useEditorValue(editor, readFlags, NONE);
  const on = (name: string): boolean => active.includes(name);
  const off = editor === null;
  const markButton = ({ mark, keys, icon: Icon }: (typeof MARKS | typeof INDICES)[number]) => (
    <ToolButton
      key={mark}
      label={t(`toolbar.${mark}`)}
      keys={keys}
      pressed={on(mark)}
      disabled={off}
      icon={<Icon size={18} />}
      onClick={() => editor?.chain().focus().toggleMark(mark).run()}
    />
  );

  return (
    <>
      <BlockMenu editor={editor} />
      {MARKS.map(markButton)}
      <ToolButton
        label={t('toolbar.link')}
        keys="Ctrl+K"
        pressed={on('link')}
        disabled={off}
        icon={<IconLink size={18} />}
        onClick={onLink}
      />
      <ImageButton editor={editor} />
      <span className="sp-toolbar-gap" role="separator" aria-orientation="vertical" />
      {LISTS.map(({ node, item, keys, icon: Icon }) => (
        <ToolButton
          key={node}
          label={t(`toolbar.${node}`)}
          keys={keys}
          pressed={on(node)}
          disabled={off}
          icon={<Icon size={18} />}
          onClick={() => editor?.chain().focus().toggleList(node, item).run()}
        />
      ))}
      <ToolButton
        label={t('toolbar.blockquote')}
        keys="Ctrl+Shift+B"
        pressed={on('blockquote')}
        disabled={off}
        icon={<IconBlockquote size={18} />}
        onClick={() => editor?.chain().focus().toggleBlockquote().run()}
      />
      <ToolButton
        label={t('toolbar.horizontalRule')}
        disabled={off}
        icon={<IconMinus size={18} />}
        onClick={() => editor?.chain().focus().setHorizontalRule().run()}
      />
      <TableMenu editor={editor} />
      {INDICES.map(markButton)}
    </>
  );
}
