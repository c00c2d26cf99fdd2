import type { Party, ReviewPerson } from '@soproekt/contracts';
import { endSentence } from '@soproekt/domain';
import { useTranslation } from 'react-i18next';
import { chosenWords } from '../../../i18n/chosen-values';
import { columnWords } from '../../../i18n/column-words';
import { useFormat } from '../../../i18n/format';
import { InstitutionBadge } from '../../../ui/institution-badge';
import { institutionBeside } from '../../../ui/institution-beside';
import type { RemarkRow } from '../lib/remark-rows';

/** The section by number and title, the column of its table or its field, and the words that the remark is about. */
export function RemarkPlace({ row }: { row: RemarkRow }) {
  const { t } = useTranslation('remarks');
  const { place, thread } = row;
  const { column } = thread.anchor;
  // Once a proposal is accepted its place reads as it proposed; it is about what was there.
  const words = useChosen(row);
  const quote = words(thread.proposal ? thread.proposal.original : thread.anchor.quote);
  // A remark on a whole row quotes its name.
  const isName = column === undefined && quote !== '' && place?.row.endsWith(quote);
  const about = place && column !== undefined ? columnWords(t, { kind: place.kind, column }) : '';
  return (
    <>
      <span className="sp-remark-section">
        {place ? numbered(place.number, place.title.trim() || t('untitled')) : t('removed')}
      </span>
      {place?.row && <span className="sp-remark-quote">{place.row}</span>}
      {about && <span className="sp-remark-quote">{about}</span>}
      {quote && !isName && <span className="sp-remark-quote">{t('quote', { text: quote })}</span>}
    </>
  );
}

/** Words for values that are chosen, and not written. */
function useChosen({ place, thread }: RemarkRow): (value: string) => string {
  const { t } = useTranslation('remarks');
  const format = useFormat();
  const { column } = thread.anchor;
  return (value) =>
    place && column !== undefined ? chosenWords(t, format, { kind: place.kind, column, value }) : value;
}

const numbered = (number: number | null, title: string): string => (number === null ? title : `${number}. ${title}`);

/** The first comment, and what the proposal wants to be read instead. */
export function RemarkText({ row }: { row: RemarkRow }) {
  const { t } = useTranslation('remarks');
  const words = useChosen(row);
  const { text, thread } = row;
  const { proposal } = thread;
  const kind = proposal && (proposal.replacement === '' ? 'remove' : proposal.original === '' ? 'insert' : 'replace');
  return (
    <>
      {text && <span className="sp-remark-text">{text}</span>}
      {proposal && (
        <span className="sp-remark-text">
          {endSentence(t(`proposal.${kind}`, { before: words(proposal.original), after: words(proposal.replacement) }))}
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
