import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import { useChecks } from './checks-context';
import { useCountWords } from './use-count-words';

/** Counts that hold for this long are said; what changes with every letter is not. */
const SETTLED = 2500;

/** Tells screen readers politely how many findings there are, whenever that has changed. */
export function useCheckAnnouncements(): void {
  const { t } = useTranslation('checks');
  const checks = useChecks();
  const words = useCountWords();
  const said = useRef<string | null>(null);
  const now = checks?.ready ? words(checks.readiness) : null;
  useEffect(() => {
    if (now === null || now === said.current) return;
    // The first count is part of the page as it opens.
    if (said.current === null) {
      said.current = now;
      return;
    }
    const timer = setTimeout(() => {
      said.current = now;
      announce(t('announced', { counts: now }));
    }, SETTLED);
    return () => clearTimeout(timer);
  }, [now, t]);
}
