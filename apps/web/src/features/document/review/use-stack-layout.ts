import { useLayoutEffect, useRef, useState, type RefObject } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import { CardAnchors } from './card-anchors';
import { StackEdges } from './stack-edges';
import { StackLayout, type StackItem, type StackView } from './stack-layout';

interface Elements {
  readonly canvas: RefObject<HTMLElement | null>;
  readonly shift: RefObject<HTMLElement | null>;
}

const NOTHING: StackView = { order: [], drawn: new Set() };

/** Keeps the cards of the margin beside their text; what the canvas lies in scrolls. @param fixed the card that keeps its place */
export function useStackLayout(
  { canvas, shift }: Elements,
  items: readonly StackItem[],
  fixed: string | null,
): { readonly shown: StackView; readonly edges: StackEdges; readonly layout: RefObject<StackLayout | null> } {
  const { session, view } = useDocumentPage();
  const [shown, show] = useState(NOTHING);
  const [edges] = useState(() => new StackEdges());
  const layout = useRef<StackLayout | null>(null);

  useLayoutEffect(() => {
    const sheet = view.element;
    const list = canvas.current?.parentElement;
    if (!sheet || !list || !canvas.current || !shift.current) return;
    const anchors = new CardAnchors(session, sheet);
    const elements = { list, canvas: canvas.current, shift: shift.current, sheet };
    const made = new StackLayout(elements, anchors, show, edges.set);
    layout.current = made;
    const stopMounts = session.hub.onMount((sectionId) => {
      anchors.forget(sectionId);
      made.ask();
    });
    return () => {
      stopMounts();
      made.stop();
      layout.current = null;
    };
  }, [session, view, edges, canvas, shift]);

  // After every drawing: cards that have just been drawn are not in their places yet.
  useLayoutEffect(() => layout.current?.update(items, fixed));
  return { shown, edges, layout };
}
