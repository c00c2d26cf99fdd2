import type { InboxItem } from '@soproekt/contracts';
import { IconCalendarDue } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { dayOf, momentOf } from '../../../i18n/day';
import { useFormat } from '../../../i18n/format';
import { useNow } from '../../../ui/use-now';
import { dueOf } from '../lib/item-words';

/** Until when it waits for the receiver; in words as well when the day has passed. */
export function InboxDue({ item }: { item: InboxItem }) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const now = useNow();
  const due = dueOf(item);
  if (due === null) return null;
  const late = due < dayOf(new Date(now));
  return (
    <span className="sp-inbox-due" data-late={late || undefined}>
      <IconCalendarDue size={14} aria-hidden />
      {t(late ? 'due.late' : 'due.until', { date: format.date(momentOf(due)) })}
    </span>
  );
}
