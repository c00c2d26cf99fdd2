import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import type { SaveView } from '../lib/save-view';

/** How long everything must have been saved before the word is shown again after «Saving…». */
const SETTLE = 350;
/** A passing break is not worth interrupting anybody for. */
const ANNOUNCE_AFTER = 2500;

/**
 * The state as it is shown. Bad news and «Saving…» show at once; «Saved» waits a moment after «Saving…», so that the word
 * does not flicker with every key. It is never shown early.
 */
export function useSteadySave(save: SaveView): SaveView {
  const [shown, setShown] = useState(save);
  const settled = shown.kind === save.kind && shown.reason === save.reason;
  const waits = save.kind === 'saved' && shown.kind === 'saving';
  if (!settled && !waits) setShown(save);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setShown(save), SETTLE);
    return () => clearTimeout(timer);
  }, [waits, save]);
  return settled || waits ? shown : save;
}

/** Tells of trouble and of its end; not of every saving. */
export function useSaveAnnouncements(save: SaveView): void {
  const { t } = useTranslation('document');
  const troubled = useRef(false);
  useEffect(() => {
    const trouble = save.kind === 'offline' || save.kind === 'offline-kept' || save.kind === 'unsaved';
    if (!trouble && !(troubled.current && save.kind === 'saved')) return;
    const timer = setTimeout(() => {
      troubled.current = trouble;
      const why = save.reason ? ` ${t(`reason.${save.reason}.title`)}` : '';
      announce(t(`save.${save.kind}`) + (why ? `.${why}` : ''));
    }, ANNOUNCE_AFTER);
    return () => clearTimeout(timer);
  }, [save.kind, save.reason, t]);
}
