import { columnWidths, leastWidth } from '../model/column-widths.js';
import type { ExportImage } from '../model/export-payload.js';
import type { Labels } from '../model/labels.js';
import type {
  Block,
  Cell,
  HeadingBlock,
  ImageBlock,
  ListBlock,
  ParagraphLook,
  Row,
  TableBlock,
} from '../model/print-model.js';
import { textWidth, type PageProfile } from '../profile.js';
import { points } from '../pdf/units.js';
import { escapeHtml, htmlInlines } from './html-inlines.js';

const CLASSES: Readonly<Record<ParagraphLook, string>> = {
  body: '',
  plain: 'plain',
  center: 'center',
  right: 'right',
  title: 'title',
};

/** Tables of more columns lie on their side when printed. */
const NARROW = 7;
/** Points of an empty line on the title page. */
const EMPTY_LINE = 19;

/** Blocks as HTML. Everything that people wrote is escaped; no tag, attribute or address comes out of a document unchecked (S27). */
export class HtmlBlocks {
  constructor(
    private readonly profile: PageProfile,
    private readonly images: ReadonlyMap<string, ExportImage>,
    private readonly labels: Labels,
  ) {}

  write(blocks: readonly Block[]): string {
    return blocks.map((block) => this.block(block)).join('\n');
  }

  private block(block: Block): string {
    switch (block.type) {
      case 'paragraph': {
        const name = CLASSES[block.look];
        const above = block.spaceBefore ? ` style="margin-top:${block.spaceBefore * EMPTY_LINE}pt"` : '';
        return `<p${name && ` class="${name}"`}${above}>${htmlInlines(block.runs) || '&nbsp;'}</p>`;
      }
      case 'heading':
        return heading(block);
      case 'list':
        return this.list(block);
      case 'quote':
        return `<blockquote>${this.write(block.blocks)}</blockquote>`;
      case 'code':
        return `<pre><code>${escapeHtml(block.text)}</code></pre>`;
      case 'table':
        return this.table(block);
      case 'image':
        return this.image(block);
      case 'rule':
      case 'page-break':
        return '<hr>';
    }
  }

  private list({ ordered, start, items }: ListBlock): string {
    const tag = ordered ? 'ol' : 'ul';
    const from = ordered && start !== 1 ? ` start="${start}"` : '';
    const lines = items.map(({ blocks, checked }) => {
      const box = checked === undefined ? '' : checked ? '☑ ' : '☐ ';
      return `<li${box && ' class="task"'}>${box}${this.write(blocks)}</li>`;
    });
    return `<${tag}${from}>${lines.join('')}</${tag}>`;
  }

  private table(block: TableBlock): string {
    const { caption, header, rows, bare, dense } = block;
    const size = dense ? this.profile.denseSize : this.profile.tableSize;
    const least = bare ? 0 : Math.ceil(leastWidth(block, size));
    const whole = Math.max(least, points(textWidth(this.profile, block.widths.length > NARROW)));
    const columns = columnWidths(block, { width: whole, size })
      .map((width) => `<col style="width:${((width / whole) * 100).toFixed(2)}%">`)
      .join('');
    const names = [bare && 'bare', dense && 'dense'].filter(Boolean).join(' ');
    const head = header.length > 0 ? `<thead>${this.rows(header, 'th')}</thead>` : '';
    return [
      // On a narrow screen it is pushed along under the finger, instead of its words falling apart into letters.
      `<div class="scroll"><table${names && ` class="${names}"`}${least > 0 ? ` style="min-width:${least}pt"` : ''}>`,
      caption ? `<caption>${htmlInlines(caption)}</caption>` : '',
      `<colgroup>${columns}</colgroup>${head}<tbody>${this.rows(rows, 'td')}</tbody></table></div>`,
    ].join('');
  }

  private rows(rows: readonly Row[], tag: 'th' | 'td'): string {
    return rows.map((row) => `<tr>${row.map((cell) => this.cell(cell, tag)).join('')}</tr>`).join('\n');
  }

  private cell({ blocks, align, colSpan = 1, rowSpan = 1 }: Cell, tag: 'th' | 'td'): string {
    const attributes = [
      align && align !== 'left' ? ` class="${align}"` : '',
      colSpan > 1 ? ` colspan="${colSpan}"` : '',
      rowSpan > 1 ? ` rowspan="${rowSpan}"` : '',
    ].join('');
    return `<${tag}${attributes}>${this.write(blocks)}</${tag}>`;
  }

  private image({ attachmentId, alt, share }: ImageBlock): string {
    const image = this.images.get(attachmentId);
    if (!image) return `<p class="center">${escapeHtml(this.labels.image(alt))}</p>`;
    const data = Buffer.from(image.bytes).toString('base64');
    const width = share === null ? '' : ` style="width:${Math.round(share * 100)}%"`;
    return `<p class="center"><img src="data:${image.type};base64,${data}" alt="${escapeHtml(alt)}"${width}></p>`;
  }
}

function heading({ level, runs, number, anchor }: HeadingBlock): string {
  const text = (number === null ? '' : `${number}. `) + htmlInlines(runs);
  // The document's own title is the first heading of the page.
  return `<h${level + 1}${anchor ? ` id="${anchor}"` : ''}>${text}</h${level + 1}>`;
}
