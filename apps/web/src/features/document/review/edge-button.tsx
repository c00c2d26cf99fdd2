import { UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useSyncExternalStore, type MouseEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { StackEdges } from './stack-edges';
import type { StackLayout } from './stack-layout';

interface Props {
  readonly side: 'above' | 'below';
  readonly edges: StackEdges;
  readonly layout: RefObject<StackLayout | null>;
}

/** How many cards lie beyond an edge of the margin, and the way to the nearest. */
export function EdgeButton({ side, edges, layout }: Props) {
  const { t } = useTranslation('review');
  const { count, nearest } = useSyncExternalStore(edges.subscribe, edges.getSnapshot)[side];
  const Icon = side === 'above' ? IconArrowUp : IconArrowDown;
  const go = ({ currentTarget, detail }: MouseEvent<HTMLElement>): void => {
    if (nearest === null) return;
    const stack = currentTarget.closest('.sp-stack');
    layout.current?.reveal(nearest);
    // By keyboard: the button may be gone with the last card.
    if (detail === 0)
      stack?.querySelector<HTMLElement>(`[data-stacked="${CSS.escape(nearest)}"] > *`)?.focus({ preventScroll: true });
  };
  const words = t(`edges.${side}`, { count });
  return (
    <div className="sp-stack-edge" data-side={side}>
      {count > 0 && (
        <UnstyledButton className="sp-stack-edge-button" aria-label={`${words}: ${t('edges.go')}`} onClick={go}>
          <Icon size={14} aria-hidden />
          {words}
        </UnstyledButton>
      )}
    </div>
  );
}
