import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import { keepMarginTab, keptMarginTab, type MarginTab } from './margin-tab';

export type { MarginTab } from './margin-tab';

/** There is no room beside the sheet. */
export const NARROW = '(max-width: 75em)';

export interface MarginState {
  readonly open: boolean;
  readonly tab: MarginTab;
  /** There is no room beside the sheet: the margin lies over the page. */
  readonly sheet: boolean;
  /** Open and fold it, each with its tab. */
  readonly buttons: Readonly<Record<MarginTab, RefObject<HTMLButtonElement | null>>>;
  /** Opens it with a tab; folds it when that one is shown already. */
  readonly toggle: (tab: MarginTab) => void;
  readonly show: (tab: MarginTab) => void;
  /** Chooses the tab for somebody who has not chosen one in this window; opens and folds nothing. */
  readonly prefer: (tab: MarginTab) => void;
  /** Folds it; the focus goes back to the button that opens it. */
  readonly close: () => void;
  /** Folds it; the focus goes elsewhere. */
  readonly leave: () => void;
}

const now = { getInitialValueInEffect: false };

interface MarginOf {
  readonly documentId: string;
  /** There is something to be seen in it, before somebody has opened or folded one. */
  readonly opens: boolean;
  /** The tab that is shown until somebody has chosen one. */
  readonly first: MarginTab;
}

/**
 * Whether the margin is shown, and what of it. Beside the sheet the choice is remembered; until there is one, width decides. The tab
 * is remembered with the window: a reload shows the same.
 */
export function useMargin({ documentId, opens, first }: MarginOf): MarginState {
  const sheet = useMediaQuery(NARROW, undefined, now) ?? false;
  const roomy = useMediaQuery('(min-width: 87.5em)', undefined, now) ?? true;
  const [kept, keep] = useLocalStorage<boolean | null>({ key: 'soproekt.margin', defaultValue: null, ...now });
  const [over, setOver] = useState(false);
  const [tab, setTab] = useState<MarginTab>(() => keptMarginTab(documentId) ?? first);
  const open = sheet ? over : (kept ?? (roomy && opens));
  const threadsButton = useRef<HTMLButtonElement>(null);
  const checksButton = useRef<HTMLButtonElement>(null);
  const buttons = useMemo(() => ({ threads: threadsButton, checks: checksButton }), []);
  const leave = useCallback(() => (sheet ? setOver(false) : keep(false)), [sheet, keep]);
  const show = useCallback(
    (wanted: MarginTab) => {
      setTab(wanted);
      keepMarginTab(documentId, wanted);
      if (sheet) setOver(true);
      else keep(true);
    },
    [documentId, sheet, keep],
  );
  const prefer = useCallback(
    (wanted: MarginTab) => {
      if (keptMarginTab(documentId) === null) setTab(wanted);
    },
    [documentId],
  );
  return {
    open,
    sheet,
    tab,
    buttons,
    toggle: (wanted) => (open && tab === wanted ? leave() : show(wanted)),
    show,
    prefer,
    close: () => {
      leave();
      // The sheet gives the focus up first.
      setTimeout(() => buttons[tab].current?.focus({ preventScroll: true }), 0);
    },
    leave,
  };
}
