import type { ActivityItem, Party } from '@soproekt/contracts';
import { activityGroupOf } from '@soproekt/domain';
import { IconFileText, IconMessageCircle, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/format';
import { DayParty, DayQuote, DayTime } from '../../../ui/days/day-line';
import { PersonAvatar } from '../../../ui/person-avatar';
import { spanOf, whatHappened } from '../lib/activity-view';

const ICONS = { edits: IconPencil, threads: IconMessageCircle, documents: IconFileText };

interface Props {
  readonly item: ActivityItem;
  readonly workspaceId: string;
  readonly party: Party | undefined;
  /** Beside the document itself its title says nothing. */
  readonly withDocument: boolean;
  /** Called when a link is followed: a list over the page goes out of the way. */
  readonly onGone?: () => void;
}

/** What one person did: with which document, and about which words. */
export function ActivityLine({ item, workspaceId, party, withDocument, onGone }: Props) {
  const { t } = useTranslation('activity');
  const format = useFormat();
  const { actor, document, thread, status } = item;
  const name = actor?.name ?? t('nobody');
  const to = `/w/${workspaceId}/d/${document.id}`;
  const Icon = ICONS[activityGroupOf(item.kind)];
  const what = t(whatHappened(item), {
    number: thread?.number ?? '',
    status: status ? t(`common:documentStatus.${status}`) : '',
  });
  return (
    <li className="sp-day-line sp-activity-line">
      <PersonAvatar name={name} hue={party?.hue} size={32} plain />
      <div className="sp-day-body">
        <span className="sp-activity-who">
          <span className="sp-person-name">{name}</span>
          <DayParty name={name} party={party} />
        </span>
        <span className="sp-activity-what">
          <Icon size={16} aria-hidden />
          <span>
            {thread ? (
              <Link to={`${to}?thread=${thread.id}`} className="sp-activity-link" onClick={onGone}>
                {what}
              </Link>
            ) : (
              what
            )}
            {withDocument && (
              <>
                {' · '}
                <Link to={to} className="sp-activity-document" onClick={onGone}>
                  {document.title}
                </Link>
              </>
            )}
          </span>
        </span>
        {thread?.text && <span className="sp-activity-text">{thread.text}</span>}
        <DayQuote quote={thread?.quote} hue={party?.hue} />
      </div>
      <DayTime at={item.at}>{spanOf(item, format)}</DayTime>
    </li>
  );
}
