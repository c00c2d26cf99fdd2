import type { ThreadView } from '@soproekt/contracts';
import { IconCalendarDue, IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { useFormat } from '../../../i18n/format';
import { useNow } from '../../../ui/use-now';
import { useDocumentPage } from '../hooks/document-context';
import { dayOf } from './day-of';

/** Who is to see to it and until when, in words. */
export function ThreadAssignee({ thread: { assignee, dueOn, state } }: { thread: ThreadView }) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const format = useFormat();
  const now = useNow();
  if (!assignee && dueOn === null) return null;
  const name = assignee?.person?.name ?? party(assignee?.institutionId)?.shortName ?? t('someone');
  const late = state === 'open' && dueOn !== null && dueOn < dayOf(now);
  return (
    <p className="sp-thread-assignee" data-late={late || undefined}>
      {assignee && (
        <span>
          <IconUserCheck size={14} aria-hidden />
          {t('assign.assigned', { name })}
        </span>
      )}
      {dueOn !== null && (
        <span>
          <IconCalendarDue size={14} aria-hidden />
          {t(late ? 'assign.late' : 'assign.due', { date: format.date(dueOn) })}
        </span>
      )}
    </p>
  );
}
