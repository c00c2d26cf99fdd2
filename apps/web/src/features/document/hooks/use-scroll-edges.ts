import { useCallback, type RefCallback } from 'react';

/**
 * Marks a scrolling element with `data-more-start` and `data-more-end` while there is more before and behind what it
 * shows; the styles put a fade there.
 */
export function useScrollEdges<T extends HTMLElement>(): RefCallback<T> {
  return useCallback((element: T | null) => {
    if (!element) return;
    const measure = (): void => {
      const { scrollLeft, scrollTop, scrollWidth, scrollHeight, clientWidth, clientHeight } = element;
      element.toggleAttribute('data-more-start', scrollLeft > 1 || scrollTop > 1);
      const rest = Math.max(scrollWidth - clientWidth - scrollLeft, scrollHeight - clientHeight - scrollTop);
      element.toggleAttribute('data-more-end', rest > 1);
    };
    const sizes = new ResizeObserver(measure);
    const content = new MutationObserver(measure);
    sizes.observe(element);
    content.observe(element, { childList: true, subtree: true });
    element.addEventListener('scroll', measure, { passive: true });
    measure();
    return () => {
      sizes.disconnect();
      content.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
}
