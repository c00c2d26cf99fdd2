import { useEffect, useState, type RefObject } from 'react';
import type { PageView } from '../lib/page-view';

/** How far beyond the viewport sections are mounted, in pixels. */
const MARGIN = 900;
/** A section that has just left stays mounted for a while: scrolling back and forth costs nothing. */
const LINGER = 4000;

/** True while the element is near the viewport of the sheet. */
export function useNear(element: RefObject<HTMLElement | null>, view: PageView): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const target = element.current;
    const root = view.element;
    if (!target || !root) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const observer = new IntersectionObserver(
      ([entry]) => {
        clearTimeout(timer);
        if (entry?.isIntersecting) setNear(true);
        else timer = setTimeout(() => setNear(false), LINGER);
      },
      { root, rootMargin: `${MARGIN}px 0px` },
    );
    observer.observe(target);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
    };
  }, [element, view]);
  return near;
}
