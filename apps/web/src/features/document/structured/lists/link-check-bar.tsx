import { Button, Loader } from '@mantine/core';
import { IconWorldCheck } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announcer';
import { Notice } from '../../../../ui/notice';
import { useErrorText } from '../../../../ui/use-error-text';
import { useDocumentPage } from '../../hooks/document-context';
import { useProgramme } from '../lib/programme';
import { summarizeLinks, type LinkSummary } from './link-view';
import { NotSavedYet, useLinkCheckRun, useLinkResults } from './use-link-check';
import { useLinkMoment } from './use-link-words';

/** Above the sources: what is known of their addresses, and the button that asks them. Nothing while there are none. */
export function LinkCheckBar({ sectionId }: { sectionId: string }) {
  const { t } = useTranslation('structured');
  const { session } = useDocumentPage();
  const { facts } = useProgramme(session);
  const results = useLinkResults();
  const { allowed, running, failure, start } = useLinkCheckRun();
  const addresses = facts.sources.filter((row) => row.sectionId === sectionId).map((row) => row.url);
  const summary = results && summarizeLinks(addresses, results);
  const words = useSummaryWords(summary);
  useDoneAnnouncement(running, words);
  if (!summary || summary.total === 0) return null;

  return (
    <div className="sp-links">
      <div className="sp-links-line">
        {allowed && (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={running ? <Loader size={14} aria-hidden /> : <IconWorldCheck size={16} />}
            aria-disabled={running || undefined}
            data-busy={running || undefined}
            onClick={() => !running && start()}
          >
            {t('links.check')}
          </Button>
        )}
        <span className="sp-links-said" data-tone={!running && summary.silent > 0 ? 'warning' : undefined}>
          {running ? t('links.running', { count: summary.total }) : words}
        </span>
      </div>
      {failure && !running && <Failure error={failure} />}
    </div>
  );
}

/** «Проверены сегодня в 14:05. Не открываются: 2.» */
function useSummaryWords(summary: LinkSummary | undefined): string {
  const { t } = useTranslation('structured');
  const moment = useLinkMoment();
  if (!summary || summary.checkedAt === null) return t('links.never');
  const { silent, unasked, checkedAt } = summary;
  return [
    t('links.checked', { when: moment(checkedAt) }),
    silent > 0 ? t('links.silent', { count: silent }) : unasked === 0 && t('links.all'),
    unasked > 0 && t('links.unasked', { count: unasked }),
  ]
    .filter(Boolean)
    .join(' ');
}

function useDoneAnnouncement(running: boolean, words: string): void {
  const ran = useRef(running);
  useEffect(() => {
    if (ran.current && !running) announce(words);
    ran.current = running;
  }, [running, words]);
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation('structured');
  const errorText = useErrorText();
  const unsaved = error instanceof NotSavedYet;
  const text = errorText(error);
  return (
    <Notice tone="warning" role="alert" title={unsaved ? t('links.unsaved') : t('links.failed')}>
      {unsaved ? t('links.unsavedAdvice') : `${text.title}. ${text.advice}`}
    </Notice>
  );
}
