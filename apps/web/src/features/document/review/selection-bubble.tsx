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
  readonly kind: 'selection' | 'mark';
}

const WIDTH = 80;

/** Small buttons beside what is selected: a remark, other words. Where the list lies over the page, also the way to the remark at the caret. */
export function SelectionBubble() {
  const { t } = useTranslation('review');
  const { session, view } = useDocumentPage();
  const store = useReviewStore();
  const { activeId } = useReview();
  const { mayBegin } = useReviewRights();
  const { beginAtSelection } = useBegin();
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) ?? false;
  const [place, setPlace] = useState<Place | null>(null);

  useEffect(() => {
    let frame = 0;
    let pressed = false;
    const read = (): void => {
      frame = 0;
      const sheet = view.element?.querySelector('.sp-sheet')?.getBoundingClientRect();
      if (!sheet || pressed) return setPlace(null);
      const selection = mayBegin ? selectionInText(session) : null;
      if (selection) store.selected = anchorOfSelection(session, selection);
      const box =
        selection && selection.from < selection.to
          ? window.getSelection()?.getRangeAt(0).getBoundingClientRect()
          : null;
      if (box) {
        const left = Math.min(sheet.right - WIDTH / 2, window.innerWidth - WIDTH - 8);
        return setPlace({
          left: narrow ? Math.max(8, Math.min(box.left, left)) : left,
          top: narrow ? box.bottom + 8 : box.top - 6,
          kind: 'selection',
        });
      }
      const mark = narrow && activeId ? view.element?.querySelector(`[data-thread="${CSS.escape(activeId)}"]`) : null;
      const at = mark?.getBoundingClientRect();
      setPlace(at ? { left: Math.max(8, at.left), top: at.bottom + 6, kind: 'mark' } : null);
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
  }, [session, store, view, mayBegin, narrow, activeId]);

  if (!place) return null;
  const begin = (proposes: boolean): void => {
    beginAtSelection(proposes);
    setPlace(null);
  };
  return (
    <Portal>
      <div className="sp-bubble" style={{ left: place.left, top: place.top }} data-keeps-caret>
        {place.kind === 'selection' ? (
          <>
            <ToolButton
              label={t('begin.remark')}
              keys="Ctrl+Alt+M"
              icon={<IconMessagePlus size={18} />}
              onClick={() => begin(false)}
            />
            <ToolButton label={t('begin.change')} icon={<IconPencilPlus size={18} />} onClick={() => begin(true)} />
          </>
        ) : (
          <button type="button" className="sp-tool sp-tool-wide" onClick={() => activeId && store.open(activeId)}>
            <IconMessage size={18} aria-hidden /> {t('begin.openMark')}
          </button>
        )}
      </div>
    </Portal>
  );
}
