import { useEffect, useState } from 'react';
import type { CollabSession } from '../lib/collab-session';
import type { PageView } from '../lib/page-view';
import { useHub, useOutline } from './use-session-parts';

/** Others are told where one reads once one has stayed there for a moment. */
const TELL_AFTER = 500;

/** The section being written, or else the one being read; others see it too. */
export function useCurrentSection(session: CollabSession, view: PageView, ready: boolean): string | null {
  const { activeId } = useHub(session);
  const outline = useOutline(session);
  const [current, setCurrent] = useState<string | null>(null);

  // A section that was taken out is nobody's place any more.
  useEffect(() => {
    if (activeId !== null && !outline.some((section) => section.id === activeId)) session.hub.activate(null);
  }, [session, activeId, outline]);

  useEffect(() => {
    const container = view.element;
    if (!ready || !container) return;
    let frame = 0;
    const read = (): void => {
      frame = 0;
      const writing = container.contains(document.activeElement) ? activeId : null;
      setCurrent(writing && view.inSight(writing) ? writing : view.visibleSection());
    };
    const onScroll = (): void => {
      frame ||= requestAnimationFrame(read);
    };
    onScroll();
    container.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      container.removeEventListener('scroll', onScroll);
    };
  }, [view, activeId, outline, ready]);

  useEffect(() => {
    if (!ready || current === null) return;
    const timer = setTimeout(() => {
      const { awareness } = session;
      const local = awareness.getLocalState();
      if (!local || local['section'] === current) return;
      awareness.setLocalState({ ...local, section: current, cursor: null });
    }, TELL_AFTER);
    return () => clearTimeout(timer);
  }, [session, current, ready]);

  return current;
}
