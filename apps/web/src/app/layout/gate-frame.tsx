import { Anchor, SegmentedControl } from '@mantine/core';
import type { Locale } from '@soproekt/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { setLocale } from '../../i18n/i18n';
import { Mark } from '../../ui/mark';
import { useDocumentTitle } from '../../ui/use-document-title';

/** The frame of pages that need no session: name of the product, language, one thing to do. */
export function GateFrame({ title, children }: { title: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  useDocumentTitle(title);
  return (
    <div className="sp-gate">
      <header className="sp-gate-top">
        <Anchor component={Link} to="/" className="sp-gate-mark" underline="never" c="inherit">
          <Mark size={32} />
          {t('app.name')}
        </Anchor>
        <SegmentedControl
          aria-label={t('language.label')}
          value={i18n.language}
          onChange={(value) => void setLocale(value as Locale)}
          data={[
            { value: 'ru', label: 'Русский' },
            { value: 'en', label: 'English' },
          ]}
        />
      </header>
      <main id="main" tabIndex={-1} className="sp-gate-main">
        {children}
      </main>
    </div>
  );
}
