import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../../hooks/document-context';
import { textColumn } from '../grid/columns';
import type { GridRow } from '../grid/grid-types';
import { useProgramme } from '../lib/programme';
import { textCell } from '../study-plan/plan-rows';
import { ListTable } from './list-table';

interface Props {
  sectionId: string;
  label: string;
}

/** Abbreviations and what they mean. */
export function Abbreviations({ sectionId, label }: Props) {
  const { t } = useTranslation('structured');
  const { session } = useDocumentPage();
  const { facts } = useProgramme(session);
  const columns = useMemo(
    () => [
      textColumn({ key: 'short', title: t('abbreviations.short'), width: 132, frozen: true, maxLength: 100 }),
      textColumn({ key: 'meaning', title: t('abbreviations.meaning'), width: 240, flex: true, maxLength: 2000 }),
    ],
    [t],
  );
  const rows = facts.abbreviations
    .filter((row) => row.sectionId === sectionId)
    .map((row): GridRow => ({
      id: row.id,
      look: 'plain',
      cells: { short: textCell(row.short), meaning: textCell(row.meaning) },
    }));
  return (
    <ListTable
      sectionId={sectionId}
      label={label}
      rows={rows}
      columns={columns}
      nameColumn="short"
      fresh={() => ({ type: 'abbreviation' })}
      add={t('abbreviations.add')}
      empty={{ title: t('abbreviations.empty'), text: t('abbreviations.hint') }}
      narrow
    />
  );
}
