import type { Block } from './parse-block';

/** For the clipboard as plain text, as spreadsheets write it. */
export function blockToTsv(block: Block): string {
  const field = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return block.map((row) => row.map(field).join('\t')).join('\n');
}

/**
 * For the clipboard as a table of a word processor or a spreadsheet.
 * @param asText by column: the spreadsheet takes it as it stands, where it would make a date of «1.1» or «4/6/5»
 */
export function blockToHtml(block: Block, asText: readonly boolean[] = []): string {
  const table = document.createElement('table');
  for (const row of block) {
    const line = table.insertRow();
    for (const [i, text] of row.entries()) {
      const cell = line.insertCell();
      if (asText[i]) cell.setAttribute('style', "mso-number-format:'\\@'");
      text.split('\n').forEach((part, nth) => {
        if (nth > 0) cell.append(document.createElement('br'));
        cell.append(part);
      });
    }
  }
  return table.outerHTML;
}
