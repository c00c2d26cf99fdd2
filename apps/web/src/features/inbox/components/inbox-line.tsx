import { VisuallyHidden } from '@mantine/core';
import type { InboxItem, Party } from '@soproekt/contracts';
import { IconMail, IconMailOpened } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { chosenWordsOf } from '../../../i18n/chosen-values';
import { useFormat } from '../../../i18n/format';
import { DayParty, DayQuote, DayTime } from '../../../ui/days/day-line';
import { IconButton } from '../../../ui/icon-button';
import { PersonAvatar } from '../../../ui/person-avatar';
import type { InboxActions } from '../hooks/use-inbox-actions';
import { proposalKind, whatHappened } from '../lib/item-words';
import { InboxDue } from './inbox-due';
import { LineMenu } from './line-menu';

interface Props {
  item: InboxItem;
  /** The institution of whoever did it, in the workspace of the document. */
  party: Party | undefined;
  actions: InboxActions;
}

/** One piece of news: what happened, who did it, in which document and about which words. The whole line leads there. */
export function InboxLine({ item, party, actions }: Props) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const { actor, document, thread, workspace } = item;
  const { proposal, column } = thread;
  const words = (value: string): string => chosenWordsOf(t, format, { column, value });
  const quote = proposal
    ? t(`proposal.${proposalKind(proposal)}`, { before: words(proposal.original), after: words(proposal.replacement) })
    : words(thread.quote);
  const unread = item.readAt === null;
  const name = actor?.name ?? t('nobody');
  const toggle = () => void actions.toggle(item);
  return (
    <li
      className="sp-day-line sp-inbox-line"
      data-unread={unread || undefined}
      data-proposal={thread.isProposal || undefined}
    >
      <span className="sp-inbox-dot" aria-hidden />
      <PersonAvatar name={name} hue={party?.hue} size={36} plain />
      <div className="sp-day-body">
        <Link
          to={`/w/${workspace.id}/d/${document.id}?thread=${thread.id}`}
          className="sp-inbox-link"
          data-inbox-line={item.id}
          onClick={() => actions.open(item)}
        >
          {unread && <VisuallyHidden>{t('unreadMark')}</VisuallyHidden>}
          {t(whatHappened(item), { number: thread.number })}
          {thread.outcome && item.kind !== 'resolved' && (
            <span className="sp-inbox-state">{`, ${t(`remarks:decision.${thread.outcome}`)}`}</span>
          )}
        </Link>
        <span className="sp-inbox-who">
          {name}
          <DayParty name={name} party={party} />
          <span className="sp-inbox-where">
            <span className="sp-inbox-where-dot"> · </span>
            {document.title}
          </span>
        </span>
        {item.excerpt && <span className="sp-inbox-excerpt">{item.excerpt}</span>}
        <DayQuote quote={quote} hue={party?.hue} />
        <InboxDue item={item} />
      </div>
      <div className="sp-inbox-acts">
        <DayTime at={item.at}>{format.time(item.at)}</DayTime>
        <IconButton
          label={unread ? t('markRead') : t('markUnread')}
          hint="E"
          icon={unread ? <IconMailOpened size={18} /> : <IconMail size={18} />}
          className="sp-inbox-act sp-inbox-toggle"
          onClick={toggle}
        />
        <LineMenu item={item} onToggle={toggle} />
      </div>
    </li>
  );
}
