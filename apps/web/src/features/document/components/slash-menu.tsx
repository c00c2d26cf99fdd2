import { Portal } from '@mantine/core';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { slashItems } from '../lib/slash-items';

const ID = 'sp-slash';

/** The insertions that `/` opens: searched by what is typed on, chosen by keyboard or pointer. */
export function SlashMenu({ onLink }: { onLink: () => void }) {
  const { t } = useTranslation('document');
  const { session } = useDocumentPage();
  const state = useSyncExternalStore(session.slash.subscribe, session.slash.getSnapshot);
  const list = useRef<HTMLDivElement>(null);
  const [above, setAbove] = useState(false);
  const items = useMemo(() => slashItems((key) => t(key as 'slash.title'), onLink), [t, onLink]);

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
    const height = list.current.offsetHeight;
    setAbove(state.rect.bottom + height + 8 > window.innerHeight && state.rect.top > height);
    list.current.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [shown, state, index]);

  if (!shown || !state.rect) return null;
  const { rect } = state;
  return (
    <Portal>
      <div
        ref={list}
        id={ID}
        className="sp-slash"
        role="listbox"
        aria-label={t('slash.title')}
        data-keeps-caret
        style={{
          left: Math.max(8, Math.min(rect.left, window.innerWidth - 268)),
          ...(above ? { bottom: window.innerHeight - rect.top + 4 } : { top: rect.bottom + 4 }),
        }}
      >
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
    </Portal>
  );
}
