import type { ReviewPerson } from '@soproekt/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { Moment } from '../../../ui/moment';
import { PersonAvatar } from '../../../ui/person-avatar';
import { useDocumentPage } from '../hooks/document-context';

interface Props {
  readonly person: ReviewPerson;
  readonly at: string;
  readonly size?: number;
  /** Said after the time. */
  readonly note?: string;
  readonly children?: ReactNode;
}

/** Who wrote, from which institution, and when. */
export function PersonLine({ person, at, size = 28, note, children }: Props) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const from = party(person?.institutionId);
  const name = person?.name ?? t('someone');
  const told = from && !name.toLocaleLowerCase('ru').includes(from.shortName.toLocaleLowerCase('ru'));
  return (
    <div className="sp-person-line">
      <PersonAvatar name={name} hue={from?.hue ?? null} size={size} plain />
      <div className="sp-person-words">
        <span className="sp-person-name">{name}</span>
        <span className="sp-person-about">
          {told && <span>{from.shortName} · </span>}
          <Moment at={at} />
          {note && <span> · {note}</span>}
        </span>
      </div>
      {children}
    </div>
  );
}
