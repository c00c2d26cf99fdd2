import { useCallback, useEffect, type RefObject, type UIEvent } from 'react';
import type { GridColumn } from './grid-types';

interface Parts {
  readonly root: RefObject<HTMLElement | null>;
  readonly head: RefObject<HTMLElement | null>;
  readonly body: RefObject<HTMLElement | null>;
  readonly columns: readonly GridColumn[];
}

/** Shows that there is more beyond the right edge, and scrolls the head with the body. */
export function useGridEdge({ root, head, body, columns }: Parts) {
  const show = useCallback((): void => {
    const box = body.current;
    if (box) root.current?.toggleAttribute('data-more-end', box.scrollWidth - box.clientWidth - box.scrollLeft > 1);
  }, [root, body]);
  useEffect(() => {
    const sizes = new ResizeObserver(show);
    if (body.current) sizes.observe(body.current);
    return () => sizes.disconnect();
  }, [show, body, columns]);
  return {
    onScroll: (event: UIEvent<HTMLElement>): void => {
      if (head.current) head.current.scrollLeft = event.currentTarget.scrollLeft;
      show();
    },
  };
}
