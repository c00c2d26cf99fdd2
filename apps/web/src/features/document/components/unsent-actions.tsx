import { Button, Group } from '@mantine/core';
import { IconCheck, IconCopy, IconDownload } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer';
import { confirmAction } from '../../../ui/confirm';
import { notifyDone } from '../../../ui/notify';
import { copyText } from '../lib/clipboard';
import { formatUnsent, type UnsentSection } from '../lib/unsent-text';

const COPIED_SHOWN_MS = 2500;

interface Props {
  /** Title of the document. */
  title: string;
  /** Asked when the text is wanted. */
  sections: () => UnsentSection[];
  onDiscard: () => Promise<void>;
  /** In a line beside other things, while the text may grow. */
  compact?: boolean;
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

/** Copy, download or give up what is not saved. */
export function UnsentActions({ title, sections, onDiscard, compact = false }: Props) {
  const { t } = useTranslation('document');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), COPIED_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);

  const offered = compact || sections().length > 0;
  const withText = (take: (text: string) => void): void => {
    const unsent = sections();
    if (unsent.length > 0) take(formatUnsent(title, unsent));
    else notifyDone(t('unsent.noText'));
  };
  const copy = async (text: string): Promise<void> => {
    const done = await copyText(text);
    setCopied(done);
    // Where there is no room for a second button, the text must be had all the same.
    if (!done && compact) download(title, text);
    if (done) announce(t('common:action.copied'));
  };
  const discard = async (): Promise<void> => {
    const agreed = await confirmAction({
      title: t('unsent.discardTitle'),
      consequence: t('unsent.discardConsequence'),
      confirmLabel: t('unsent.discard'),
      danger: true,
    });
    if (agreed) await onDiscard();
  };

  const size = compact ? 'compact-sm' : 'sm';
  return (
    <Group gap={compact ? 4 : 'sm'}>
      {offered && (
        <>
          <Button
            size={size}
            variant={compact ? 'default' : 'filled'}
            leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
            onClick={() => withText((text) => void copy(text))}
          >
            {copied ? t('common:action.copied') : t('unsent.copy')}
          </Button>
          {!compact && (
            <Button
              variant="default"
              leftSection={<IconDownload size={16} />}
              onClick={() => withText((text) => download(title, text))}
            >
              {t('unsent.download')}
            </Button>
          )}
        </>
      )}
      <Button size={size} variant="subtle" color="red" onClick={() => void discard()}>
        {t('unsent.discard')}
      </Button>
    </Group>
  );
}
