import { Portal } from '@mantine/core';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { useScrollEdges } from '../hooks/use-scroll-edges';
import { useChooseImage } from '../images/images';
import { slashItems } from '../lib/slash-items';

const ID = 'sp-slash';
const GAP = 4;
const MARGIN = 8;
const MAX_HEIGHT = 320;

/** Below the caret or above it, within what is to be seen between the page's head and a phone's toolbar and keyboard. */
function placeFor(caret: DOMRect, wanted: number): { above: boolean; height: number } {
  const viewport = window.visualViewport;
  const sheet = document.querySelector('[data-sheet]')?.getBoundingClientRect();
  const toolbar = document.getElementById('sp-document-toolbar')?.getBoundingClientRect();
  const top = Math.max(viewport?.offsetTop ?? 0, sheet?.top ?? 0);
  let bottom = viewport ? viewport.offsetTop + viewport.height : window.innerHeight;
  // On a wide screen the toolbar stands at the top and is no limit.
  if (toolbar && toolbar.top > caret.top) bottom = Math.min(bottom, toolbar.top);
  const height = Math.min(wanted, MAX_HEIGHT);
  const below = bottom - caret.bottom - GAP - MARGIN;
  const over = caret.top - top - GAP - MARGIN;
  const above = below < height && over > below;
  return { above, height: Math.max(96, Math.min(height, Math.floor(above ? over : below))) };
}

/** The insertions that `/` opens: searched by what is typed on, chosen by keyboard or pointer. */
export function SlashMenu({ onLink }: { onLink: () => void }) {
  const { t } = useTranslation('document');
  const { session } = useDocumentPage();
  const state = useSyncExternalStore(session.slash.subscribe, session.slash.getSnapshot);
  const onImage = useChooseImage();
  const list = useRef<HTMLDivElement | null>(null);
  const edges = useScrollEdges<HTMLDivElement>();
  const setList = useCallback(
    (element: HTMLDivElement | null) => {
      list.current = element;
      return edges(element);
    },
    [edges],
  );
  const [place, setPlace] = useState({ above: false, height: MAX_HEIGHT });
  const items = useMemo(() => slashItems((key) => t(key as 'slash.title'), onLink, onImage), [t, onLink, onImage]);

  useEffect(() => session.slash.setItems(items), [session, items]);

  const open = state !== null;
  const matches = open ? session.slash.matches() : [];
  const index = Math.min(state?.index ?? 0, matches.length - 1);
  const shown = open && matches.length > 0 && state.rect !== null;

  // The focus stays in the text; assistive technology is told which item is pointed at.
  useLayoutEffect(() => {
    const dom = state?.editor.view.dom;
    if (!dom || !shown) return;
    dom.setAttribute('aria-controls', ID);
    dom.setAttribute('aria-activedescendant', `${ID}-${index}`);
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [state, index, shown]);

  useLayoutEffect(() => {
    if (!shown || !state.rect || !list.current) return;
    const next = placeFor(state.rect, list.current.scrollHeight + 2);
    setPlace((before) => (before.above === next.above && before.height === next.height ? before : next));
    list.current.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, state, index]);

  if (!shown || !state.rect) return null;
  const { rect } = state;
  return (
    <Portal>
      <div
        className="sp-slash"
        data-keeps-caret
        style={{
          left: Math.max(8, Math.min(rect.left, window.innerWidth - 268)),
          maxHeight: place.height,
          ...(place.above ? { bottom: window.innerHeight - rect.top + GAP } : { top: rect.bottom + GAP }),
        }}
      >
        <div ref={setList} id={ID} className="sp-slash-list" role="listbox" aria-label={t('slash.title')}>
          {matches.map((item, at) => (
            <div
              key={item.key}
              id={`${ID}-${at}`}
              className="sp-slash-item"
              role="option"
              aria-selected={at === index}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => at !== index && session.slash.point(at)}
              onClick={() => session.slash.choose(item)}
            >
              {item.icon}
              <span>{item.label}</span>
            </div>
          ))}
        </div>
      </div>
    </Portal>
  );
}
