import type { Party, ReviewPerson } from '@soproekt/contracts';
import { endSentence } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { columnWords } from '../../../i18n/column-words';
import { useFormat } from '../../../i18n/format';
import { InstitutionBadge } from '../../../ui/institution-badge';
import { institutionBeside } from '../../../ui/institution-beside';
import type { RemarkRow } from '../lib/remark-rows';

/** The section by number and title, the column of its table or its field, and the words that the remark is about. */
export function RemarkPlace({ row: { place, thread } }: { row: RemarkRow }) {
  const { t } = useTranslation('remarks');
  const { column } = thread.anchor;
  // Once a proposal is accepted its place reads as it proposed; it is about what was there.
  const quote = thread.proposal ? thread.proposal.original : thread.anchor.quote;
  const about = place && column !== undefined ? columnWords(t, { kind: place.kind, column }) : '';
  return (
    <>
      <span className="sp-remark-section">
        {place ? numbered(place.number, place.title.trim() || t('untitled')) : t('removed')}
      </span>
      {about && <span className="sp-remark-quote">{about}</span>}
      {quote && <span className="sp-remark-quote">{t('quote', { text: quote })}</span>}
    </>
  );
}

const numbered = (number: number | null, title: string): string => (number === null ? title : `${number}. ${title}`);

/** The first comment, and what the proposal wants to be read instead. */
export function RemarkText({ row: { text, thread } }: { row: RemarkRow }) {
  const { t } = useTranslation('remarks');
  const { proposal } = thread;
  const kind = proposal && (proposal.replacement === '' ? 'remove' : proposal.original === '' ? 'insert' : 'replace');
  return (
    <>
      {text && <span className="sp-remark-text">{text}</span>}
      {proposal && (
        <span className="sp-remark-text">
          {endSentence(t(`proposal.${kind}`, { before: proposal.original, after: proposal.replacement }))}
        </span>
      )}
      {!text && !proposal && t('deleted')}
    </>
  );
}

interface WhoProps {
  person: ReviewPerson;
  at: string;
  party: (institutionId: string | null | undefined) => Party | undefined;
}

/** Name, institution and day. */
export function RemarkWho({ person, at, party }: WhoProps) {
  const { t } = useTranslation('remarks');
  const format = useFormat();
  const home = party(person?.institutionId);
  return (
    <span className="sp-remark-who">
      <span>{person?.name ?? t('nobody')}</span>
      {home && institutionBeside(person?.name ?? '', home.shortName) && <InstitutionBadge institution={home} />}
      <time dateTime={at} title={format.dateTime(at)} className="sp-line-about">
        {format.date(at)}
      </time>
    </span>
  );
}
