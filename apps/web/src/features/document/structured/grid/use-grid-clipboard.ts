import { useMemo, type ClipboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../../ui/announcer';
import { notifyDone, notifyError } from '../../../../ui/notify';
import type { GridHost } from './grid-host';
import { clearing, pasteBlock, readRange, type PasteResult } from './paste-block';
import { parseBlock } from './parse-block';
import { blockToHtml, blockToTsv } from './write-block';

/** So many of the texts that were not understood are named. */
const NAMED = 3;

/** Copying, cutting and pasting of blocks, as between spreadsheets. */
export function useGridClipboard(host: GridHost) {
  const { t } = useTranslation('structured');
  return useMemo(() => {
    const inCell = (event: ClipboardEvent): boolean =>
      !host.store.editing && event.target instanceof Element && event.target.closest('td') !== null;

    const copy = (event: ClipboardEvent): boolean => {
      const marked = window.getSelection();
      // In a table that is only read, text can be marked with the mouse as anywhere.
      if (!inCell(event) || (marked && !marked.isCollapsed)) return false;
      const block = readRange(host.store.range(), host.current().rows);
      if (block.length === 0) return false;
      event.preventDefault();
      event.clipboardData.setData('text/plain', blockToTsv(block));
      event.clipboardData.setData('text/html', blockToHtml(block));
      announce(t('grid.copied', { count: block.length * (block[0]?.length ?? 0) }));
      return true;
    };

    const report = ({ cells, added, notUnderstood, cutOff }: PasteResult): void => {
      const done = [t('grid.pasted', { count: cells }), added > 0 ? t('grid.pastedRows', { count: added }) : '']
        .filter(Boolean)
        .join(' ');
      announce(done);
      if (notUnderstood.length === 0 && cutOff === 0) {
        if (added > 0 || cells > 1) notifyDone(done);
        return;
      }
      const named = notUnderstood
        .slice(0, NAMED)
        .map(({ column, text }) =>
          t('grid.notUnderstoodOne', { text: text.slice(0, 40), column: column.fullTitle ?? column.title }),
        );
      const rest = notUnderstood.length - named.length;
      notifyError({
        title: done,
        advice: [
          named.length > 0 ? t('grid.notUnderstood', { list: named.join('; ') }) : '',
          rest > 0 ? t('grid.notUnderstoodMore', { count: rest }) : '',
          cutOff > 0 ? t('grid.cutOff', { count: cutOff }) : '',
        ]
          .filter(Boolean)
          .join(' '),
      });
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
        const block = parseBlock(data.getData('text/html'), data.getData('text/plain'));
        report(pasteBlock(block, host.store.range(), rows, columns, actions));
      },
    };
  }, [host, t]);
}
