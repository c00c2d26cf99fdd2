import { Menu } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { IconCheck, IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useEditorValue } from '../hooks/use-session-parts';

const LEVELS = [1, 2, 3] as const;

/** 0: text; 1–3: level of the heading at the caret. */
function readLevel(editor: Editor): number {
  return LEVELS.find((level) => editor.isActive('heading', { level })) ?? 0;
}

/** Text or a heading of one of three levels. */
export function BlockMenu({ editor }: { editor: Editor | null }) {
  const { t } = useTranslation('document');
  const level = useEditorValue(editor, readLevel, 0);
  const choose = (next: number): void => {
    const chain = editor?.chain().focus();
    if (next === 0) chain?.setParagraph().run();
    else chain?.setHeading({ level: next as (typeof LEVELS)[number] }).run();
  };
  return (
    <Menu
      withInitialFocusPlaceholder={false}
      position="bottom-start"
      shadow="md"
      withinPortal
      returnFocus={false}
      onClose={() => editor?.commands.focus()}
    >
      <Menu.Target>
        <button
          type="button"
          className="sp-tool sp-tool-wide"
          aria-label={t('toolbar.block', { current: t(`toolbar.level.${level}`) })}
          aria-disabled={editor === null || undefined}
          onMouseDown={(event) => event.preventDefault()}
        >
          {t(`toolbar.level.${level}`)}
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown data-keeps-caret>
        {[0, ...LEVELS].map((candidate) => (
          <Menu.Item
            key={candidate}
            rightSection={candidate === level ? <IconCheck size={16} /> : undefined}
            aria-current={candidate === level || undefined}
            onClick={() => choose(candidate)}
          >
            <span className={`sp-block-sample sp-block-sample-${candidate}`}>{t(`toolbar.level.${candidate}`)}</span>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
