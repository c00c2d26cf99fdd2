import { AnchorResolver, getSection, listRows, listSections, type Anchor } from '@soproekt/documents';
import type { TFunction } from 'i18next';
import type * as Y from 'yjs';
import { columnWords } from '../../../i18n/column-words';

/** What a thread about a cell or a field is about, in words; what has no name is empty. */
export interface AboutCell {
  /** The column as the table names it, or the field. */
  readonly column: string;
  /** The words by which the row is known. */
  readonly row: string;
}

type Place = Pick<Anchor, 'sectionId' | 'rowId' | 'column'>;

/** Null: the anchor is of neither a cell nor a field. */
export function aboutCell(doc: Y.Doc, t: TFunction, place: Place): AboutCell | null {
  const { sectionId, rowId, column } = place;
  if (column === undefined) return null;
  const kind = getSection(doc, sectionId)?.kind ?? '';
  const rows = rowId === undefined ? [] : listRows(doc, sectionId);
  const at = rows.findIndex(({ id }) => id === rowId);
  if (kind === 'calendar' && rowId !== undefined) return aboutHours(doc, t, place, at);
  const rowType = rows[at]?.type;
  const words = columnWords(t, { kind, column, ...(rowType !== undefined && { rowType }) });
  return { column: words, row: rowOf(doc, place) };
}

/** Hours of a calendar lie in their period under `<kind>:<row of the plan>`; the table has periods as columns. */
function aboutHours(doc: Y.Doc, t: TFunction, place: Place, at: number): AboutCell {
  const planRowId = place.column?.split(':')[1] ?? '';
  const plan = listSections(doc).find(
    ({ id, kind }) => kind === 'study-plan' && listRows(doc, id).some((row) => row.id === planRowId),
  );
  return {
    column: rowOf(doc, place) || (at < 0 ? '' : t('structured:calendar.untitled', { number: at + 1 })),
    row: plan ? rowOf(doc, { sectionId: plan.id, rowId: planRowId }) : '',
  };
}

function rowOf(doc: Y.Doc, { sectionId, rowId }: Place): string {
  if (rowId === undefined) return '';
  const found = new AnchorResolver(doc).resolve({ sectionId, rowId, quote: '' });
  return found?.kind === 'cell' ? found.text : '';
}
