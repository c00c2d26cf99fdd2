import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { UnsavedReason } from '../lib/save-view';
import type { UnsentSection } from '../lib/unsent-text';
import { UnsentActions } from './unsent-actions';

interface Props {
  /** Title of the document. */
  title: string;
  reason: UnsavedReason;
  sections: () => UnsentSection[];
  onDiscard: () => Promise<void>;
}

/** What was written and cannot reach the server: to be copied or downloaded, and given up only on purpose. */
export function UnsentPanel({ title, reason, sections, onDiscard }: Props) {
  const { t } = useTranslation('document');
  // Computed once: from here on nothing can be typed, and what is shown must stay what is copied.
  const [unsent] = useState(sections);
  return (
    <section className="sp-unsent" data-tone="error" aria-label={t('unsent.title')} data-testid="unsent-text">
      <div className="sp-unsent-head" role="alert">
        <IconAlertTriangle size={20} aria-hidden />
        <div>
          <h2 className="sp-unsent-title">{t('unsent.title')}</h2>
          <p>
            {t(`reason.${reason}.title`)} {t(`reason.${reason}.advice`)}
          </p>
        </div>
      </div>
      {unsent.length > 0 ? (
        // A long text scrolls here; the focus lets the keyboard scroll it.
        <div className="sp-unsent-text" tabIndex={0} role="group" aria-label={t('unsent.text')}>
          {unsent.map((section) => (
            <div key={section.sectionId}>
              <h3>{section.title || t('section.untitled')}</h3>
              {section.blocks.map((block, index) => (
                <p key={index}>{block}</p>
              ))}
            </div>
          ))}
        </div>
      ) : (
        <p className="sp-unsent-none">{t('unsent.noText')}</p>
      )}
      <UnsentActions title={title} sections={() => unsent} onDiscard={onDiscard} />
    </section>
  );
}
