import { getSection, type Anchor } from '@soproekt/documents';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { chosenWords } from '../../../i18n/chosen-values';
import { useFormat } from '../../../i18n/format';
import { useDocumentPage } from '../hooks/document-context';

type Place = Pick<Anchor, 'sectionId' | 'column'>;

/** Words for what a thread quotes or proposes: choices, flags and days of a cell or a field are stored otherwise than they read. */
export function useValueWords(): (place: Place, value: string) => string {
  const { t } = useTranslation('review');
  const { session } = useDocumentPage();
  const format = useFormat();
  return useCallback(
    ({ sectionId, column }, value) => {
      const kind = column === undefined ? undefined : getSection(session.doc, sectionId)?.kind;
      return column === undefined || kind === undefined ? value : chosenWords(t, format, { kind, column, value });
    },
    [t, session, format],
  );
}
