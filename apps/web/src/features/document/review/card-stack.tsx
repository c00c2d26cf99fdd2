import { useMemo, useRef, useState, type FocusEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EdgeButton } from './edge-button';
import { useReview } from './review-context';
import type { StackItem } from './stack-layout';
import { useAskedCard } from './use-asked-card';
import { useStackLayout } from './use-stack-layout';
import { DRAFT } from './use-text-marks';

export interface StackedCard extends StackItem {
  readonly card: ReactNode;
}

interface Props {
  /** In reading order. */
  readonly cards: readonly StackedCard[];
  /** Stands at the end: what has no place in the text. */
  readonly detached: ReactNode;
}

const DETACHED: StackItem = { key: 'detached', place: null, estimate: 200, uncounted: true };

/** Cards beside their text, in a list that scrolls along with the sheet. Only those near what is seen are drawn. */
export function CardStack({ cards, detached }: Props) {
  const { t } = useTranslation('review');
  const { activeId, draft } = useReview();
  const canvas = useRef<HTMLDivElement>(null);
  const shift = useRef<HTMLDivElement>(null);
  /** The thread that was open when somebody went back to the draft. */
  const [leftOpen, setLeftOpen] = useState<string | null>(null);
  const fixed = draft && (activeId === null || activeId === leftOpen) ? DRAFT : activeId;
  const hasDetached = detached !== null;
  const items = useMemo(() => (hasDetached ? [...cards, DETACHED] : cards), [cards, hasDetached]);
  const { shown, edges, layout } = useStackLayout({ canvas, shift }, items, fixed);
  useAskedCard(shift, layout);

  const onFocus = ({ target }: FocusEvent<HTMLElement>): void => {
    const key = target.closest<HTMLElement>('[data-stacked]')?.dataset['stacked'];
    // Only with the field: a button must not move away from under the pointer.
    if (key === DRAFT && target.matches('textarea')) setLeftOpen(activeId);
    // Its text comes with it, and as much of it as there is room for.
    if (key !== undefined && target.matches('.sp-thread:focus-visible'))
      requestAnimationFrame(() => layout.current?.reveal(key));
    // The field unfolds with its buttons, which is measured after the next frame.
    else if (key !== undefined && key !== DRAFT && target.matches('textarea'))
      requestAnimationFrame(() => requestAnimationFrame(() => layout.current?.reveal(key)));
  };

  const ordered = inOrder(cards, shown.order);
  return (
    <div ref={canvas} className="sp-stack">
      <EdgeButton side="above" edges={edges} layout={layout} />
      <div ref={shift} className="sp-stack-shift" onFocus={onFocus}>
        <ol className="sp-plain-list" aria-label={t('list')}>
          {ordered.map(({ key, card }, i) =>
            shown.drawn.has(key) || key === activeId || key === DRAFT ? (
              <li key={key} data-stacked={key} aria-setsize={ordered.length} aria-posinset={i + 1}>
                {card}
              </li>
            ) : null,
          )}
        </ol>
        {hasDetached && <div data-stacked={DETACHED.key}>{detached}</div>}
      </div>
      <EdgeButton side="below" edges={edges} layout={layout} />
    </div>
  );
}

/** Cards as they stand; one that has no place yet follows the one that it follows in the text. */
function inOrder(cards: readonly StackedCard[], order: readonly string[]): readonly StackedCard[] {
  const at = new Map(order.map((key, i) => [key, i]));
  let last = -1;
  return cards
    .map((card) => {
      last = at.get(card.key) ?? last;
      return { card, at: last };
    })
    .sort((a, b) => a.at - b.at)
    .map(({ card }) => card);
}
