import { useEffect } from 'react';

/** Height that a phone's keyboard takes from the window, as a CSS variable: the toolbar stands above it. */
export function useKeyboardInset(): void {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    const root = document.documentElement;
    const measure = (): void => {
      // A zoomed page is no keyboard.
      const inset = viewport.scale > 1.05 ? 0 : window.innerHeight - viewport.height - viewport.offsetTop;
      root.style.setProperty('--sp-keyboard', `${Math.max(0, Math.round(inset))}px`);
    };
    measure();
    viewport.addEventListener('resize', measure);
    viewport.addEventListener('scroll', measure);
    return () => {
      viewport.removeEventListener('resize', measure);
      viewport.removeEventListener('scroll', measure);
      root.style.removeProperty('--sp-keyboard');
    };
  }, []);
}
