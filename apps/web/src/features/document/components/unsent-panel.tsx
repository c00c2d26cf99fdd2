import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import { confirmAction } from '../../../ui/confirm';
import { copyText } from '../lib/clipboard';
import type { UnsavedReason } from '../lib/save-view';
import { formatUnsent, type UnsentSection } from '../lib/unsent-text';

interface Props {
  /** Title of the document. */
  title: string;
  reason: UnsavedReason;
  sections: () => UnsentSection[];
  onDiscard: () => Promise<void>;
}

function download(name: string, text: string): void {
  const link = document.createElement('a');
  // The mark tells Windows editors that this is UTF-8.
  link.href = URL.createObjectURL(new Blob(['\ufeff', text], { type: 'text/plain;charset=utf-8' }));
  link.download = `${
    name
      .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
      .trim()
      .slice(0, 80) || 'text'
  }.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

/** What was written and cannot reach the server: to be copied or downloaded, and given up only on purpose. */
export function UnsentPanel({ title, reason, sections, onDiscard }: Props) {
  const { t } = useTranslation('document');
  // Computed once: from here on nothing can be typed, and what is shown must stay what is copied.
  const [unsent] = useState(sections);
  const [copied, setCopied] = useState(false);
  const text = formatUnsent(title, unsent);

  const discard = async (): Promise<void> => {
    const agreed = await confirmAction({
      title: t('unsent.discardTitle'),
      consequence: t('unsent.discardConsequence'),
      confirmLabel: t('unsent.discard'),
      danger: true,
    });
    if (agreed) await onDiscard();
  };

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
      <Group gap="sm">
        {unsent.length > 0 && (
          <>
            <Button
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={() =>
                void copyText(text).then((done) => {
                  setCopied(done);
                  if (done) announce(t('common:action.copied'));
                })
              }
            >
              {copied ? t('common:action.copied') : t('unsent.copy')}
            </Button>
            <Button variant="default" leftSection={<IconDownload size={16} />} onClick={() => download(title, text)}>
              {t('unsent.download')}
            </Button>
          </>
        )}
        <Button variant="subtle" color="red" onClick={() => void discard()}>
          {t('unsent.discard')}
        </Button>
      </Group>
    </section>
  );
}
