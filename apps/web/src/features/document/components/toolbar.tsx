import { IconArrowBackUp, IconArrowForwardUp, IconMessagePlus, IconPencilPlus } from '@tabler/icons-react';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useScrollEdges } from '../hooks/use-scroll-edges';
import { useHistory, useHub, useOutline } from '../hooks/use-session-parts';
import { useBegin } from '../review/use-begin';
import { ToolButton } from './tool-button';
import { ToolbarFormats } from './toolbar-formats';

interface Props {
  onLink: () => void;
  /** The section that one looks at: over a table or form the toolbar of a text elsewhere would hide its head. */
  reading?: string | null;
}

/** The small toolbar of the section being written; on a phone it stands above the keyboard. */
export function Toolbar({ onLink, reading = null }: Props) {
  const { t } = useTranslation('document');
  const { session, snapshot } = useDocumentPage();
  const { editor, activeId } = useHub(session);
  const { canUndo, canRedo } = useHistory(session);
  const bar = useRef<HTMLDivElement>(null);
  const formats = useScrollEdges<HTMLDivElement>();
  const { beginAtSelection } = useBegin();

  /** Arrow keys walk through the toolbar, Escape leads back into the text (WAI-ARIA toolbar pattern). */
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      editor?.view.focus();
      return;
    }
    const buttons = [...(bar.current?.querySelectorAll<HTMLElement>('button') ?? [])];
    const at = buttons.indexOf(document.activeElement as HTMLElement);
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (at < 0 || (!step && event.key !== 'Home' && event.key !== 'End')) return;
    event.preventDefault();
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? buttons.length - 1 : at + (step ?? 0);
    buttons[(to + buttons.length) % buttons.length]?.focus();
  };

  const outline = useOutline(session);
  const kind = reading === activeId ? undefined : outline.find(({ id }) => id === reading)?.kind;
  if (!snapshot.writable || activeId === null || (kind !== undefined && kind !== 'text')) return null;
  return (
    <div className="sp-toolbar-place" data-keeps-caret>
      <div
        ref={bar}
        id="sp-document-toolbar"
        className="sp-toolbar"
        role="toolbar"
        aria-label={t('toolbar.label')}
        aria-orientation="horizontal"
        onKeyDownCapture={onKeyDown}
      >
        {editor && (
          <>
            <div ref={formats} className="sp-toolbar-formats">
              <ToolbarFormats editor={editor} onLink={onLink} />
            </div>
            <span className="sp-toolbar-gap" role="separator" aria-orientation="vertical" />
            <ToolButton
              label={t('review:begin.remark')}
              keys="Ctrl+Alt+M"
              icon={<IconMessagePlus size={18} />}
              onClick={() => beginAtSelection(false)}
            />
            <ToolButton
              label={t('review:begin.changeHere')}
              keys="Ctrl+Alt+Shift+M"
              icon={<IconPencilPlus size={18} />}
              onClick={() => beginAtSelection(true)}
            />
            <span className="sp-toolbar-gap" role="separator" aria-orientation="vertical" />
          </>
        )}
        <ToolButton
          label={t('toolbar.undo')}
          keys="Ctrl+Z"
          disabled={!canUndo}
          icon={<IconArrowBackUp size={18} />}
          onClick={() => session.history.undo()}
        />
        <ToolButton
          label={t('toolbar.redo')}
          keys="Ctrl+Shift+Z"
          disabled={!canRedo}
          icon={<IconArrowForwardUp size={18} />}
          onClick={() => session.history.redo()}
        />
      </div>
    </div>
  );
}
