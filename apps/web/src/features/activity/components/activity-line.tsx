import type { ActivityItem, Party } from '@soproekt/contracts';
import { IconFileText, IconMessageCircle, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../../i18n/format';
import { PersonAvatar } from '../../../ui/person-avatar';
import { saysInstitution } from '../../../ui/says-institution';
import { groupOf, spanOf, whatHappened } from '../lib/activity-view';

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
  const Icon = ICONS[groupOf(item.kind)];
  const what = t(whatHappened(item), {
    number: thread?.number ?? '',
    status: status ? t(`common:documentStatus.${status}`) : '',
  });
  return (
    <li className="sp-activity-line">
      <PersonAvatar name={name} hue={party?.hue} size={32} plain />
      <div className="sp-activity-body">
        <span className="sp-activity-who">
          <span className="sp-person-name">{name}</span>
          {party && !saysInstitution(name, party.shortName) && (
            <span data-inst={party.hue} className="sp-activity-party">
              {` · ${party.shortName}`}
            </span>
          )}
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
        {thread?.quote && (
          <span className="sp-activity-quote" data-inst={party?.hue ?? 'none'}>
            {thread.quote}
          </span>
        )}
      </div>
      <time className="sp-activity-time" dateTime={item.at} title={format.dateTime(item.at)}>
        {spanOf(item, format)}
      </time>
    </li>
  );
}
