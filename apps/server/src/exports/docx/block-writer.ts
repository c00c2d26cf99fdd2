import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  ImageRun,
  Paragraph,
  TextRun,
  type IParagraphOptions,
  type ParagraphChild,
  type Table,
} from 'docx';
import type { ExportImage } from '../model/export-payload.js';
import type { Labels } from '../model/labels.js';
import type {
  Align,
  Block,
  HeadingBlock,
  ImageBlock,
  ListBlock,
  ListItem,
  ParagraphBlock,
  ParagraphLook,
} from '../model/print-model.js';
import { isLead } from '../model/lead.js';
import type { PageProfile } from '../profile.js';
import { writeInlines } from './inline-writer.js';
import { HEADINGS, listIndent, NumberingBook, type ListNumbering } from './numbering.js';
import { STYLE } from './styles.js';
import { ALIGNMENT, writeTable } from './table-writer.js';

/** Where a block stands. */
export interface Frame {
  /** Twips. */
  readonly width: number;
  /** Lists around it. */
  readonly depth: number;
  /** Style that is used instead of the block's own: in tables and quotes. */
  readonly style?: string;
  readonly align?: Align;
  readonly keepNext?: boolean;
  /** A table without a caption follows: the text stays with it, at some distance. */
  readonly aboveTable?: boolean;
}

const LOOKS: Readonly<Record<ParagraphLook, string>> = {
  body: STYLE.body,
  plain: STYLE.plain,
  center: STYLE.center,
  right: STYLE.right,
  title: STYLE.title,
};

const LEVELS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;

/** Twips of an empty line on the title page. */
const EMPTY_LINE = 380;
/** Twips between a text and a table without a caption. */
const ABOVE_TABLE = 120;

type Written = Paragraph | Table;

/** Writes blocks as paragraphs and tables of Word. */
export class BlockWriter {
  readonly numbering = new NumberingBook();
  /** Numbers of the headings that the table of contents shows, in order; null: without one. */
  readonly headings: (number | null)[] = [];

  constructor(
    readonly profile: PageProfile,
    private readonly images: ReadonlyMap<string, ExportImage>,
    private readonly labels: Labels,
  ) {}

  /** @param first options of the first paragraph, such as a page break before it */
  write(blocks: readonly Block[], frame: Frame, first: IParagraphOptions = {}): Written[] {
    return blocks.flatMap((block, i) => {
      const aboveTable = frame.style === undefined && block.type === 'paragraph' && isOpenTable(blocks[i + 1]);
      const keepNext = frame.style === undefined && isLead(block, blocks[i + 1]);
      const own = { ...frame, ...(aboveTable && { aboveTable }), ...(keepNext && { keepNext }) };
      return this.block(block, own, i === 0 ? first : {});
    });
  }

  private block(block: Block, frame: Frame, more: IParagraphOptions): Written[] {
    switch (block.type) {
      case 'paragraph':
        return [this.paragraph(block, frame, more)];
      case 'heading':
        return [this.heading(block, frame, more)];
      case 'list':
        return this.list(block, frame);
      case 'quote':
        return this.write(block.blocks, { ...frame, style: STYLE.quote });
      case 'code':
        return block.text
          .split('\n')
          .map((text) => new Paragraph({ style: STYLE.code, children: [new TextRun(text)] }));
      case 'table': {
        const caption = block.caption
          ? [new Paragraph({ style: STYLE.caption, keepNext: true, children: writeInlines(block.caption), ...more })]
          : Object.keys(more).length > 0
            ? [new Paragraph({ style: STYLE.table, ...more })]
            : [];
        // Two tables with nothing between them become one in Word.
        const gap = frame.style === undefined && !block.bare ? [new Paragraph({ style: STYLE.table })] : [];
        return [...caption, writeTable(this, block, frame), ...gap];
      }
      case 'image':
        return [this.image(block, frame, more)];
      case 'rule':
        return [
          new Paragraph({
            ...more,
            style: STYLE.plain,
            border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '000000', space: 1 } },
          }),
        ];
      case 'page-break':
        return [new Paragraph({ pageBreakBefore: true })];
    }
  }

  private paragraph(block: ParagraphBlock, frame: Frame, more: IParagraphOptions): Paragraph {
    const style = frame.style ?? (frame.depth > 0 ? STYLE.list : LOOKS[block.look]);
    const align = frame.align ?? block.align;
    const keepNext = block.keepNext ?? frame.keepNext ?? frame.aboveTable;
    const spacing = {
      ...(block.spaceBefore && { before: block.spaceBefore * EMPTY_LINE }),
      ...(frame.aboveTable && { after: ABOVE_TABLE }),
    };
    return new Paragraph({
      style,
      ...(align && { alignment: ALIGNMENT[align] }),
      ...(frame.depth > 0 && { indent: { left: listIndent(frame.depth - 1) } }),
      ...(keepNext && { keepNext: true }),
      ...(Object.keys(spacing).length > 0 && { spacing }),
      ...more,
      children: marked(block.anchor, writeInlines(block.runs)),
    });
  }

  private heading(block: HeadingBlock, frame: Frame, more: IParagraphOptions): Paragraph {
    const children = marked(block.anchor, writeInlines(block.runs));
    // Headings in cells and quotes would show up in the table of contents.
    if (frame.style !== undefined) {
      return new Paragraph({ style: frame.style, ...more, children: writeInlines(block.runs) });
    }
    if (block.unlisted) {
      const style = block.level === 1 ? STYLE.apart : STYLE.apartInner;
      return new Paragraph({ style, ...more, children });
    }
    if (block.level <= 2) this.headings.push(block.number);
    return new Paragraph({
      heading: LEVELS[block.level],
      ...(block.number !== null && { numbering: { reference: HEADINGS, level: 0 } }),
      ...more,
      children,
    });
  }

  private list({ ordered, start, items }: ListBlock, frame: Frame): Written[] {
    const numbering = this.numbering.next(ordered, start, frame.depth);
    return items.flatMap((item) => this.item(item, numbering, frame));
  }

  private item({ blocks, checked }: ListItem, numbering: ListNumbering, frame: Frame): Written[] {
    const inner = { ...frame, depth: frame.depth + 1 };
    const [head, ...rest] = blocks;
    const opens = head?.type === 'paragraph';
    const box = checked === undefined ? [] : [new TextRun(checked ? '☑ ' : '☐ ')];
    const first = new Paragraph({
      style: frame.style ?? STYLE.list,
      ...(opens && head.align && { alignment: ALIGNMENT[head.align] }),
      ...(checked === undefined ? { numbering } : { indent: { left: listIndent(frame.depth) } }),
      children: [...box, ...(opens ? writeInlines(head.runs) : [])],
    });
    return [first, ...this.write(opens ? rest : blocks, inner)];
  }

  private image({ attachmentId, alt, share }: ImageBlock, frame: Frame, more: IParagraphOptions): Paragraph {
    const image = this.images.get(attachmentId);
    if (!image || image.type === 'image/webp') {
      return new Paragraph({
        style: frame.style ?? STYLE.center,
        ...more,
        children: [new TextRun(this.labels.image(alt))],
      });
    }
    const widest = (frame.width / 1440) * 96;
    const width = Math.round(Math.min(widest, share === null ? image.width : share * widest));
    const height = Math.round((width / Math.max(1, image.width)) * image.height);
    return new Paragraph({
      style: frame.style ?? STYLE.center,
      ...more,
      children: [
        new ImageRun({
          type: IMAGE_TYPES[image.type],
          data: image.bytes,
          transformation: { width: Math.max(1, width), height: Math.max(1, height) },
          altText: { name: alt || 'image', description: alt, title: '' },
        }),
      ],
    });
  }
}

const IMAGE_TYPES = { 'image/png': 'png', 'image/jpeg': 'jpg', 'image/gif': 'gif' } as const;

const isOpenTable = (block: Block | undefined): boolean =>
  block?.type === 'table' && !block.bare && block.caption === undefined;

const marked = (anchor: string | undefined, children: ParagraphChild[]): ParagraphChild[] =>
  anchor === undefined ? children : [new Bookmark({ id: anchor, children })];
