import { strToU8, zipSync, type Zippable } from 'fflate';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const CONTENT_TYPES = (
  main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="svg" ContentType="image/svg+xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;

export const ROOT_RELATIONS = `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`;

/** A relation of the main part. */
export interface Relation {
  readonly id: string;
  /** Last part of the type: `hyperlink`, `image`. */
  readonly type: string;
  readonly target: string;
  readonly external?: boolean;
}

export const relations = (list: readonly Relation[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${PACKAGE}/relationships">${list
    .map(
      ({ id, type, target, external }) =>
        `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"${external ? ' TargetMode="External"' : ''}/>`,
    )
    .join('')}</Relationships>`;

export const STYLES = `<?xml version="1.0" encoding="UTF-8"?><w:styles ${W}>${[1, 2, 3]
  .map((n) => `<w:style w:type="paragraph" w:styleId="${n}"><w:name w:val="heading ${n}"/></w:style>`)
  .join(
    '',
  )}<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Свой заголовок"/><w:basedOn w:val="1"/></w:style></w:styles>`;

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A paragraph; Russian Word numbers its styles. */
export const p = (text: string, style?: string): string =>
  `<w:p>${style ? `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${escape(text)}</w:t></w:r></w:p>`;

export const h = (level: number, text: string): string => p(text, String(level));

export const link = (relation: string, text: string): string =>
  `<w:p><w:hyperlink r:id="${relation}"><w:r><w:t>${escape(text)}</w:t></w:r></w:hyperlink></w:p>`;

export const picture = (relation: string, alt: string): string =>
  `<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="x" descr="${alt}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip r:embed="${relation}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>`;

/** A cell: its text, or with the columns and rows that it takes. */
export type Cell = string | { readonly text: string; readonly across?: number; readonly down?: 'restart' | 'continue' };

export const table = (rows: readonly (readonly Cell[])[]): string =>
  `<w:tbl>${rows
    .map(
      (row) =>
        `<w:tr>${row.map((cell) => tableCell(typeof cell === 'string' ? { text: cell } : cell)).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

const tableCell = ({ text, across, down }: Exclude<Cell, string>): string =>
  `<w:tc><w:tcPr>${across ? `<w:gridSpan w:val="${across}"/>` : ''}${
    down ? `<w:vMerge${down === 'restart' ? ' w:val="restart"' : ''}/>` : ''
  }</w:tcPr>${p(text)}</w:tc>`;

export const main = (...body: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><w:document ${W} ${R}><w:body>${body.join('')}</w:body></w:document>`;

/** Parts of a Word file by name; a text or bytes. */
export type Parts = Readonly<Record<string, string | Uint8Array>>;

export const parts = (body: string, more: Parts = {}): Parts => ({
  '[Content_Types].xml': CONTENT_TYPES(),
  '_rels/.rels': ROOT_RELATIONS,
  'word/document.xml': main(body),
  'word/styles.xml': STYLES,
  ...more,
});

export function zipped(files: Parts): Buffer {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    entries[name] = typeof content === 'string' ? strToU8(content) : content;
  }
  return Buffer.from(zipSync(entries));
}

/** A Word file with this body. */
export const docx = (body: string, more: Parts = {}): Buffer => zipped(parts(body, more));
