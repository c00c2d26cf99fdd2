import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { wordDiff } from './word-diff';

interface Props {
  readonly original: string;
  readonly replacement: string;
  /** Of a cell or a field. */
  readonly isValue?: boolean;
}

/** What is there and what is to stand there instead, with the words that differ marked. */
export function ProposalWords({ original, replacement, isValue = false }: Props) {
  const { t } = useTranslation('review');
  const parts = useMemo(() => wordDiff(original, replacement), [original, replacement]);
  const side = (kind: 'gone' | 'new') =>
    parts.map(({ kind: its, text }, i) => {
      if (its === 'same') return <span key={i}>{text}</span>;
      if (its !== kind) return null;
      return kind === 'gone' ? <del key={i}>{text}</del> : <ins key={i}>{text}</ins>;
    });
  return (
    <dl className="sp-proposal">
      {original !== '' && (
        <div>
          <dt>{t(replacement === '' ? (isValue ? 'proposal.toClear' : 'proposal.toDelete') : 'proposal.was')}</dt>
          <dd>{side('gone')}</dd>
        </div>
      )}
      {replacement !== '' && (
        <div>
          <dt>{t(original === '' ? 'proposal.toInsert' : 'proposal.becomes')}</dt>
          <dd>{side('new')}</dd>
        </div>
      )}
    </dl>
  );
}
