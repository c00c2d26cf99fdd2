import type { Block } from './parse-block';

/** For the clipboard as plain text, as spreadsheets write it. */
export function blockToTsv(block: Block): string {
  const field = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return block.map((row) => row.map(field).join('\t')).join('\n');
}

/** For the clipboard as a table of a word processor. */
export function blockToHtml(block: Block): string {
  const table = document.createElement('table');
  for (const row of block) {
    const line = table.insertRow();
    for (const text of row) {
      const cell = line.insertCell();
      text.split('\n').forEach((part, i) => {
        if (i > 0) cell.append(document.createElement('br'));
        cell.append(part);
      });
    }
  }
  return table.outerHTML;
}
