import { Portal } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';

interface Tip {
  readonly text: string;
  readonly left: number;
  readonly top: number;
}

/** Says what a marked cell is about while it is pointed at or has the focus; one for the whole grid. */
export function GridTip({ grid }: { grid: RefObject<HTMLElement | null> }) {
  const [tip, setTip] = useState<Tip | null>(null);

  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    const show = (event: Event): void => {
      const cell = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-said]') : null;
      const text = cell?.dataset['said'];
      if (!cell || !text || cell.dataset['editing'] !== undefined) return setTip(null);
      const box = cell.getBoundingClientRect();
      setTip({ text, left: Math.min(box.left, window.innerWidth - 336), top: box.bottom + 4 });
    };
    const hide = (): void => setTip(null);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setTip(null);
    };
    element.addEventListener('pointerover', show);
    element.addEventListener('focusin', show);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('focusout', hide);
    element.addEventListener('keydown', onKey);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      element.removeEventListener('pointerover', show);
      element.removeEventListener('focusin', show);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('focusout', hide);
      element.removeEventListener('keydown', onKey);
      document.removeEventListener('scroll', hide, { capture: true });
    };
  }, [grid]);

  if (!tip) return null;
  return (
    <Portal>
      {/* The cell itself is described by the same words; here they are drawn. */}
      <div className="sp-grid-tip" style={{ left: Math.max(8, tip.left), top: tip.top }} aria-hidden>
        {tip.text}
      </div>
    </Portal>
  );
}
