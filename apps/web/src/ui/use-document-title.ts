import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The tab of the browser in its two parts; each is set by another component. */
const tab = { badge: '', text: '' };

function show(change: Partial<typeof tab>): void {
  Object.assign(tab, change);
  document.title = tab.badge + tab.text;
}

/** «Документы – Сопроект» in the browser tab. */
export function useDocumentTitle(title: string | undefined): void {
  const { t } = useTranslation();
  const name = t('app.name');
  useEffect(() => show({ text: title ? `${title} – ${name}` : name }), [title, name]);
}

/** «(3) » before it, for as long as the component is mounted; empty: nothing. */
export function useTitleBadge(count: string): void {
  useEffect(() => {
    show({ badge: count ? `(${count}) ` : '' });
    return () => show({ badge: '' });
  }, [count]);
}
