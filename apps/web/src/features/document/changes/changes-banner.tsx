import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconHistory, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import { useDocumentPage } from '../hooks/document-context';
import { useChanges } from './changes-context';
import { useSinceWords } from './use-since-words';

/** One line above the sheet when others have changed the text since one was here. */
export function ChangesBanner() {
  const { t } = useTranslation('activity');
  const { data, open, markRead } = useChanges();
  const button = useRef<HTMLButtonElement>(null);
  const sinceWords = useSinceWords();
  const { view } = useDocumentPage();
  const phone = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  if (!data?.since || data.sections.length === 0) return null;
  const values = { since: sinceWords(data.since), count: data.sections.length };
  return (
    <div className="sp-notice sp-doc-notice sp-changes-banner" data-tone="quiet" role="status" data-testid="changes">
      <IconHistory size={18} aria-hidden />
      <div className="sp-notice-body">{t(phone ? 'changes.bannerShort' : 'changes.banner', values)}</div>
      <div className="sp-changes-acts">
        <Button size="compact-sm" variant="default" onClick={() => open(button)} ref={button}>
          {t('changes.show')}
        </Button>
        {phone ? (
          <IconButton
            label={t('changes.markRead')}
            size={28}
            icon={<IconX size={16} />}
            onClick={() => void markRead().then(() => view.focus())}
          />
        ) : (
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void markRead()}>
            {t('changes.markRead')}
          </Button>
        )}
      </div>
    </div>
  );
}
