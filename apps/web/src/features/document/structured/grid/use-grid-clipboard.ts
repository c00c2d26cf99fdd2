import { useMemo, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announcer';
import { notifyError } from '../../../../ui/notify';
import { useDocumentPage } from '../../hooks/document-context';
import { offerUndo } from '../lib/undo-notice';
import { askPaste, type PasteChoice } from './ask-paste';
import type { GridHost } from './grid-host';
import type { Range } from './grid-store';
import type { CellAddress, GridFooterRow, PasteRules } from './grid-types';
import { clearing, pasteBlock, readRange, type PasteResult } from './paste-block';
import { insertRows, misfits, placeOfRows, readPastedRows, replaceRows, type PastedRows } from './paste-rows';
import { parseBlock } from './parse-block';
import { withFrame, withoutFrame } from './table-frame';
import { blockToHtml, blockToTsv } from './write-block';

/** So many of the texts that were not understood are named. */
const NAMED = 3;

/** The dialog closes, and the rows are rendered. */
const FOCUS_BACK = 60;

interface Options {
  readonly sectionId: string;
  readonly nameColumn: string;
  readonly rules?: PasteRules;
  /** Totals as they are shown now. */
  readonly footer: () => readonly GridFooterRow[] | undefined;
}

/** Copying, cutting and pasting of blocks, as between spreadsheets. */
export function useGridClipboard(host: GridHost, { sectionId, nameColumn, rules, footer }: Options) {
  const { t } = useTranslation('structured');
  const { session } = useDocumentPage();
  return useMemo(() => {
    const inCell = (event: ClipboardEvent): boolean =>
      !host.store.editing && event.target instanceof Element && event.target.closest('td') !== null;

    const copy = (event: ClipboardEvent): boolean => {
      const marked = window.getSelection();
      // In a table that is only read, text can be marked with the mouse as anywhere.
      if (!inCell(event) || (marked && !marked.isCollapsed)) return false;
      const { rows, columns } = host.current();
      const range = host.store.range();
      const chosen = readRange(range, rows);
      if (chosen.length === 0) return false;
      const block = withFrame(chosen, range, { rows, columns, footer: footer() });
      const asText = range.columns.map((key) => columns.find((column) => column.key === key)?.type !== 'number');
      event.preventDefault();
      event.clipboardData.setData('text/plain', blockToTsv(block));
      event.clipboardData.setData('text/html', blockToHtml(block, asText));
      announce(t('grid.copied', { count: chosen.length * (chosen[0]?.length ?? 0) }));
      return true;
    };

    const done = (result: PasteResult, unknown: readonly string[], back: CellAddress): void => {
      const { cells, added, notUnderstood, cutOff } = result;
      const named = notUnderstood
        .slice(0, NAMED)
        .map(({ column, text }) =>
          t('grid.notUnderstoodOne', { text: text.slice(0, 40), column: column.fullTitle ?? column.title }),
        );
      const rest = notUnderstood.length - named.length;
      const said = [
        cells > 0 ? t('grid.pasted', { count: cells }) : '',
        added > 0 ? t('grid.pastedRows', { count: added }) : '',
        unknown.length > 0
          ? t('grid.unknownColumns', {
              list: unknown.map((name) => t('grid.quoted', { text: name.slice(0, 40) })).join(', '),
            })
          : '',
        named.length > 0 ? t('grid.notUnderstood', { list: named.join('; ') }) : '',
        rest > 0 ? t('grid.notUnderstoodMore', { count: rest }) : '',
        cutOff > 0 ? t('grid.cutOff', { count: cutOff }) : '',
      ]
        .filter(Boolean)
        .join(' ');
      announce(said);
      if (cells === 0 && added === 0) {
        if (said !== '') notifyError({ title: t('grid.pastedNothing'), advice: said });
      } else if (added > 0 || cells > 1 || notUnderstood.length > 0) offerUndo(session, said, { ...back, sectionId });
    };

    const pasteRows = async (pasted: PastedRows, range: Range, back: CellAddress): Promise<void> => {
      const place = placeOfRows(pasted.rows.length, range, host.current(), nameColumn);
      const chosen = range.rowIds.length > 1 && range.rowIds.length >= pasted.rows.length;
      let how: PasteChoice | null = chosen ? 'replace' : 'insert';
      const other = misfits(pasted, place, host.current(), rules).map((texts) =>
        t('grid.quoted', { text: [texts['number'], texts[nameColumn]].filter(Boolean).join(' ').slice(0, 60) }),
      );
      if ((!chosen && place.overwritten > 0) || (chosen && other.length > 0)) {
        const there = Math.min(pasted.rows.length, host.current().rows.length - place.top);
        how = await askPaste(pasted.rows.length, there - other.length, other);
      }
      const now = host.current();
      // Others may have changed the table while the question stood.
      const at = placeOfRows(pasted.rows.length, range, now, nameColumn);
      if (how !== null && at.top >= 0 && now.writable) {
        const act = how === 'insert' ? insertRows : replaceRows;
        done(act(pasted, at, now, now.actions, rules), pasted.unknown, back);
      }
      setTimeout(() => session.hub.goToCell(sectionId, back.rowId, back.column), FOCUS_BACK);
    };

    return {
      onCopy: (event: ClipboardEvent): void => void copy(event),
      onCut: (event: ClipboardEvent): void => {
        const { rows, columns, actions, writable } = host.current();
        if (copy(event) && writable) actions.set(clearing(host.store.range(), rows, columns));
      },
      onPaste: (event: ClipboardEvent): void => {
        const { rows, columns, actions, writable } = host.current();
        if (!inCell(event)) return;
        event.preventDefault();
        if (!writable) return;
        const { clipboardData: data } = event;
        const given = parseBlock(data.getData('text/html'), data.getData('text/plain'));
        const block = rules ? given : withoutFrame(given, { rows, columns, footer: footer() });
        const range = host.store.range();
        const back = host.store.active;
        if (!back) return;
        const pasted = actions.addPasted && readPastedRows(block, range, { rows, columns }, nameColumn, rules);
        if (pasted && pasted.rows.length > 0) void pasteRows(pasted, range, back);
        else done(pasteBlock(block, range, rows, columns, actions), [], back);
      },
    };
  }, [host, session, sectionId, nameColumn, rules, footer, t]);
}
