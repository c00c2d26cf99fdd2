import type { PastView, ReviewPerson, ThreadView } from '@soproekt/contracts';
import { IconHistory } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';

/** What the thread was before: decisions until it was opened again, places until it was attached elsewhere. */
export function ThreadPast({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('review');
  if (thread.past.length === 0) return null;
  return (
    <ul className="sp-thread-past" aria-label={t('past.label')}>
      {thread.past.map((entry) => (
        <li key={`${entry.kind} ${entry.at}`}>
          <IconHistory size={14} aria-hidden />
          <PastEntry entry={entry} />
        </li>
      ))}
    </ul>
  );
}

function PastEntry({ entry }: { entry: PastView }) {
  const { t } = useTranslation('review');
  const format = useFormat();
  const who = (person: ReviewPerson, at: string) => ({ name: person?.name ?? t('someone'), date: format.date(at) });
  if (entry.kind === 'place') {
    const key = entry.quote === '' ? 'past.moved' : 'past.movedFrom';
    return <div title={format.dateTime(entry.at)}>{t(key, { ...who(entry.by, entry.at), quote: entry.quote })}</div>;
  }
  const outcome = t(`past.outcome.${entry.outcome}`);
  return (
    <div>
      <p title={format.dateTime(entry.at)}>{t('past.decision', { outcome, ...who(entry.by, entry.at) })}</p>
      {entry.reason && <p className="sp-thread-reason">{entry.reason}</p>}
      <p title={format.dateTime(entry.reopenedAt)}>{t('past.reopened', who(entry.reopenedBy, entry.reopenedAt))}</p>
    </div>
  );
}
