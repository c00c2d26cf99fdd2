import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** «Документы – Сопроект» in the browser tab. */
export function useDocumentTitle(title: string | undefined): void {
  const { t } = useTranslation();
  const name = t('app.name');
  useEffect(() => {
    document.title = title ? `${title} – ${name}` : name;
  }, [title, name]);
}
