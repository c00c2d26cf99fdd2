import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackedCard } from './card-stack';
import { useReview } from './review-context';
import { useCardScroll } from './use-card-scroll';

interface Props {
  readonly list: RefObject<HTMLElement | null>;
  /** In reading order. */
  readonly cards: readonly StackedCard[];
  /** What has no place in the text, beneath the rest. */
  readonly detached: ReactNode;
}

/** Cards that are drawn at first, and with each step. */
const STEP = 40;

/** Cards one below another, where there is no room beside the sheet. */
export function CardList({ list, cards, detached }: Props) {
  const { t } = useTranslation('review');
  const { activeId, asked } = useReview();
  const [most, grow] = useGrowing(cards.findIndex(({ key }) => key === activeId));
  useCardScroll(list, asked);
  return (
    <>
      <ol className="sp-plain-list" aria-label={t('list')}>
        {cards.slice(0, most).map(({ key, card }) => (
          <li key={key} className="sp-thread-item">
            {card}
          </li>
        ))}
      </ol>
      {most < cards.length ? <More onSeen={grow} /> : detached}
    </>
  );
}

/** How many cards are drawn: more as one scrolls, and always as far as the open one. */
function useGrowing(needed: number): [number, () => void] {
  const [most, setMost] = useState(STEP);
  const grow = useCallback(() => setMost((before) => before + STEP), []);
  return [Math.max(most, needed + 5), grow];
}

function More({ onSeen }: { onSeen: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && onSeen(), {
      rootMargin: '600px',
    });
    if (end.current) seen.observe(end.current);
    return () => seen.disconnect();
  });
  return <div ref={end} className="sp-review-more" />;
}
