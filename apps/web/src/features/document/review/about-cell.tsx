import type { Anchor } from '@soproekt/documents';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { aboutCell } from './cell-words';

/** Of a thread about a cell or a field: which column and row, which field. */
export function AboutCell({ anchor }: { anchor: Pick<Anchor, 'sectionId' | 'rowId' | 'column'> }) {
  const { t } = useTranslation('review');
  const { session } = useDocumentPage();
  const about = useMemo(() => aboutCell(session.doc, t, anchor), [session, t, anchor]);
  if (!about) return null;
  const { column, row } = about;
  const words =
    anchor.rowId === undefined
      ? column && t('card.field', { quote: column })
      : [column, row && t(column ? 'card.inRow' : 'card.row', { quote: row })].filter(Boolean).join(' · ');
  return words === '' ? null : <p className="sp-thread-row">{words}</p>;
}
