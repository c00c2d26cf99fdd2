/** A block from the clipboard: rows of texts, all of one length. */
export type Block = readonly (readonly string[])[];

/** What is read of a block at most; no plan is as long or as wide, and a page can put anything into the clipboard. */
const MOST = { rows: 5_000, columns: 200, cell: 20_000, characters: 4_000_000 } as const;

/** Reads a block as tables come from Excel, Word, LibreOffice or another table here. HTML counts when it has a table. */
export function parseBlock(html: string, plain: string): Block {
  const table = html ? parseHtmlTable(html) : null;
  return table ?? parseTsv(plain);
}

/** Tab-separated rows. A field in quotes may hold tabs and line breaks, as Excel writes them; a quote elsewhere is a quote. */
export function parseTsv(text: string): Block {
  const source = text.slice(0, MOST.characters).replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const rows: string[][] = [[]];
  const quoted = new RegExp(`"((?:[^"]|""){0,${MOST.cell}})"(?=[\\t\\n]|$)`, 'y');
  const plain = /[^\t\n]*/y;
  let at = 0;
  while (rows.length <= MOST.rows) {
    quoted.lastIndex = plain.lastIndex = at;
    const inQuotes = source[at] === '"' ? quoted.exec(source) : null;
    const field = inQuotes?.[0] ?? plain.exec(source)?.[0] ?? '';
    rows[rows.length - 1]?.push(inQuotes ? (inQuotes[1] ?? '').replaceAll('""', '"') : field);
    at += field.length;
    if (at >= source.length) break;
    if (source[at] === '\n') rows.push([]);
    at += 1;
  }
  return squared(rows);
}

/** The first table of an HTML fragment; merged cells hold their text at the upper left and are empty otherwise. */
export function parseHtmlTable(html: string): Block | null {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const table = page.querySelector('table');
  if (!table) return null;
  const rows: string[][] = [];
  const source = [...table.rows].slice(0, MOST.rows);
  source.forEach((row, r) => {
    let c = 0;
    for (const cell of row.cells) {
      while (rows[r]?.[c] !== undefined) c += 1;
      if (c >= MOST.columns) break;
      const width = Math.min(Math.max(cell.colSpan, 1), MOST.columns - c);
      const height = Math.min(Math.max(cell.rowSpan, 1), source.length - r);
      for (let down = 0; down < height; down++) {
        for (let right = 0; right < width; right++) {
          (rows[r + down] ??= [])[c + right] = down === 0 && right === 0 ? cellText(cell) : '';
        }
      }
      c += width;
    }
    rows[r] ??= [];
  });
  return rows.length > 0 ? squared(rows) : null;
}

const BLOCKS = new Set(['P', 'DIV', 'LI', 'BR', 'H1', 'H2', 'H3', 'H4']);

/** Text of a cell with its paragraphs as lines. */
function cellText(cell: Element): string {
  let text = '';
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      // Line breaks in the source of HTML are white space.
      text += (node.nodeValue ?? '').replace(/[ \t\r\n]+/g, ' ');
      return;
    }
    if (!(node instanceof Element) || node.tagName === 'STYLE' || node.tagName === 'SCRIPT') return;
    const block = BLOCKS.has(node.tagName);
    if (block && text.trim() !== '' && !text.endsWith('\n')) text += '\n';
    node.childNodes.forEach(walk);
    if (block && text.trim() !== '' && !text.endsWith('\n')) text += '\n';
  };
  cell.childNodes.forEach(walk);
  return text
    .replaceAll('\u00a0', ' ')
    .split('\n')
    .map((line) => line.replace(/ +/g, ' ').trim())
    .join('\n')
    .trim();
}

function squared(rows: readonly (readonly (string | undefined)[])[]): Block {
  // Not spread into the arguments of one call: a long table has more rows than a call takes.
  const width = Math.min(
    rows.reduce((most, row) => Math.max(most, row.length), 0),
    MOST.columns,
  );
  return rows.slice(0, MOST.rows).map((row) => Array.from({ length: width }, (_unused, i) => row[i] ?? ''));
}
