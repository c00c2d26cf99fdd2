import { Portal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMessage, IconMessagePlus, IconPencilPlus } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NARROW } from '../checks/use-margin';
import { ToolButton } from '../components/tool-button';
import { useDocumentPage } from '../hooks/document-context';
import { anchorOfSelection, selectionInText } from './new-anchor';
import { useReview, useReviewStore } from './review-context';
import { useBegin } from './use-begin';
import { useReviewRights } from './use-rights';

interface Place {
  readonly left: number;
  readonly top: number;
  readonly kind: 'selection' | 'caret' | 'mark';
  /** There is room for a word without covering the text. */
  readonly words: boolean;
}

const WIDTH = 80;
/** With a word beside the first icon. */
const WORDY = 164;
const CARET_WIDTH = 44;
const HEIGHT = 44;
/** From the text, where there is room beside it. */
const APART = 12;
/** As much of it lies on the edge of the sheet, where there is no text. */
const OVER = 40;

/** Null: a caret that has no box. */
function boxOfSelection(): DOMRect | null {
  const range = window.getSelection()?.getRangeAt(0);
  const box = range?.getClientRects()[0] ? range.getBoundingClientRect() : undefined;
  return box ?? null;
}

/** Where the text ends in which the selection is. */
function textRight(): number | null {
  const node = window.getSelection()?.anchorNode;
  const element = node instanceof Element ? node : node?.parentElement;
  return element?.closest('.sp-text')?.getBoundingClientRect().right ?? null;
}

/** Small buttons beside what is selected: a remark, other words. Where the list lies over the page, also the way to the remark at the caret. */
export function SelectionBubble() {
  const { t } = useTranslation('review');
  const { session, view, snapshot } = useDocumentPage();
  const store = useReviewStore();
  const { activeId } = useReview();
  const { mayBegin } = useReviewRights();
  const { beginAtSelection } = useBegin();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const [place, setPlace] = useState<Place | null>(null);

  const reads = !snapshot.writable && !narrow;

  useEffect(() => {
    let frame = 0;
    let pressed = false;
    const read = (): void => {
      frame = 0;
      const sheet = view.element?.querySelector('.sp-sheet')?.getBoundingClientRect();
      if (!sheet || pressed) return setPlace(null);
      const selection = mayBegin ? selectionInText(session) : null;
      if (selection) store.selected = anchorOfSelection(session, selection);
      const selects = selection && selection.from < selection.to;
      // Who writes has a toolbar for the caret, and does not want a button beside it.
      const box = selects || (selection && reads) ? boxOfSelection() : null;
      const area = view.element?.getBoundingClientRect();
      if (box && area) {
        // The toolbar floats over the top of the sheet.
        const from = view.element?.querySelector('.sp-toolbar')?.getBoundingClientRect().bottom ?? area.top;
        // What was selected has been scrolled away.
        if (box.bottom < from || box.top > area.bottom) return setPlace(null);
        const text = textRight() ?? sheet.right;
        const words = narrow || area.right - text > WORDY + 2 * APART;
        const width = !selects ? CARET_WIDTH : words ? WORDY : WIDTH;
        const left = Math.min(words ? text + APART : sheet.right - OVER, window.innerWidth - width - 8);
        return setPlace({
          left: narrow ? Math.max(8, Math.min(box.left, left)) : left,
          top: Math.max(from, Math.min(narrow ? box.bottom + 8 : box.top - 6, area.bottom - HEIGHT)),
          kind: selects ? 'selection' : 'caret',
          words,
        });
      }
      const mark = narrow && activeId ? view.element?.querySelector(`[data-thread="${CSS.escape(activeId)}"]`) : null;
      const at = mark?.getBoundingClientRect();
      const seen = at && area && at.bottom > area.top && at.top < area.bottom;
      setPlace(seen ? { left: Math.max(8, at.left), top: at.bottom + 6, kind: 'mark', words: false } : null);
    };
    const ask = (): void => {
      frame ||= requestAnimationFrame(read);
    };
    const down = (event: PointerEvent): void => {
      pressed =
        event.pointerType === 'mouse' && event.target instanceof Element && event.target.closest('.sp-bubble') === null;
    };
    const up = (): void => {
      pressed = false;
      ask();
    };
    const sheet = view.element;
    document.addEventListener('selectionchange', ask);
    document.addEventListener('pointerdown', down);
    document.addEventListener('pointerup', up);
    sheet?.addEventListener('scroll', ask, { passive: true });
    ask();
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', ask);
      document.removeEventListener('pointerdown', down);
      document.removeEventListener('pointerup', up);
      sheet?.removeEventListener('scroll', ask);
    };
  }, [session, store, view, mayBegin, narrow, reads, activeId]);

  if (!place) return null;
  const begin = (proposes: boolean): void => {
    beginAtSelection(proposes);
    setPlace(null);
  };
  return (
    <Portal>
      <div className="sp-bubble" style={{ left: place.left, top: place.top }} data-keeps-caret>
        {place.kind === 'caret' && (
          <ToolButton
            label={t('begin.insertHere')}
            keys="Ctrl+Alt+Shift+M"
            icon={<IconPencilPlus size={18} />}
            onClick={() => begin(true)}
          />
        )}
        {place.kind === 'selection' && (
          <>
            <ToolButton
              label={t('begin.remark')}
              keys="Ctrl+Alt+M"
              icon={<IconMessagePlus size={18} />}
              words={place.words ? t('begin.remark') : undefined}
              onClick={() => begin(false)}
            />
            <ToolButton label={t('begin.change')} icon={<IconPencilPlus size={18} />} onClick={() => begin(true)} />
          </>
        )}
        {place.kind === 'mark' && (
          <button type="button" className="sp-tool sp-tool-wide" onClick={() => activeId && store.open(activeId)}>
            <IconMessage size={18} aria-hidden /> {t('begin.openMark')}
          </button>
        )}
      </div>
    </Portal>
  );
}
