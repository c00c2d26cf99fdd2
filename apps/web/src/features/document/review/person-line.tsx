import type { ReviewPerson } from '@soproekt/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { institutionBeside } from '../../../ui/institution-beside';
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
  const institution = institutionBeside(name, from?.shortName);
  return (
    <div className="sp-person-line">
      <PersonAvatar name={name} hue={from?.hue ?? null} size={size} plain />
      <div className="sp-person-words">
        <span className="sp-person-name">{name}</span>
        <span className="sp-person-about">
          {institution && <span>{institution} · </span>}
          <Moment at={at} />
          {note && <span> · {note}</span>}
        </span>
      </div>
      {children}
    </div>
  );
}
