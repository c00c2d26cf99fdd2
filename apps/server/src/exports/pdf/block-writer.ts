import type { ExportImage } from '../model/export-payload.js';
import type { Labels } from '../model/labels.js';
import { isLead, staysWhole } from '../model/lead.js';
import {
  textOf,
  type Align,
  type Block,
  type HeadingBlock,
  type ImageBlock,
  type ListBlock,
  type ParagraphBlock,
} from '../model/print-model.js';
import type { PageProfile } from '../profile.js';
import { writeInlines } from './inlines.js';
import type { Alignment, Content, ContentNode } from './pdfmake.js';
import { spaced, together } from './spacing.js';
import { lengthOf, writeTable } from './table.js';
import { lineHeight, points } from './units.js';

/** Where a block stands; lengths in points. */
export interface Frame {
  readonly width: number;
  /** Lists around it. */
  readonly depth: number;
  readonly fontSize: number;
  readonly inCell?: boolean;
  readonly inQuote?: boolean;
  readonly align?: Align;
  /** Nothing follows that a heading would have to stay with. */
  readonly isLast?: boolean;
}

const LIST_FIRST = points(12.5);
const LIST_STEP = points(7.5);
/** What follows a heading stays with it when it is no longer than this. */
const SHORT = 300;

/** Headline level of captions; those of headings are their own. */
const CAPTION = 9;
/** Beginning of the ids of headings; their place in the table of contents follows. */
export const HEADING_ID = 'heading-';

/** A heading of the table of contents. */
export interface ContentsLine {
  readonly id: string;
  readonly text: string;
  readonly level: number;
}

/** Writes blocks as content of pdfmake. */
export class BlockWriter {
  /** What the table of contents shows of what has been written. */
  readonly contents: ContentsLine[] = [];
  private headings = 0;

  constructor(
    readonly profile: PageProfile,
    private readonly images: ReadonlyMap<string, ExportImage>,
    private readonly labels: Labels,
    /** Levels of headings in the table of contents. */
    private readonly contentsDepth: number,
  ) {}

  write(blocks: readonly Block[], frame: Frame): Content[] {
    const content: Content[] = [];
    for (let i = 0; i < blocks.length; i++) {
      const kept = frame.inCell ? 0 : this.keptTogether(blocks, i);
      if (kept > 1) {
        const nodes = spaced(blocks.slice(i, i + kept).flatMap((block) => this.block(block, frame)));
        const last = blocks[i + kept - 1];
        // Of a list only the first entry has to be there.
        const rest = last?.type === 'list' ? nodes.splice(nodes.length - last.items.length + 1) : [];
        content.push(together(nodes), ...rest);
        i += kept - 1;
      } else {
        const block = blocks[i];
        const isLast = i === blocks.length - 1;
        if (block) content.push(...this.block(block, isLast ? { ...frame, isLast } : frame));
      }
    }
    return spaced(content);
  }

  /** How many blocks from here on are headings with the beginning of their text. */
  private keptTogether(blocks: readonly Block[], from: number): number {
    let count = 0;
    while (blocks[from + count]?.type === 'heading' || isLead(blocks[from + count], blocks[from + count + 1])) count++;
    if (count === 0) return 0;
    const next = blocks[from + count];
    const beginning = next?.type === 'list' ? { ...next, items: next.items.slice(0, 1) } : next;
    return beginning && lengthOf([beginning]) <= SHORT ? count + 1 : count;
  }

  private block(block: Block, frame: Frame): Content[] {
    switch (block.type) {
      case 'paragraph':
        return [this.paragraph(block, frame)];
      case 'heading':
        return [this.heading(block, frame)];
      case 'list':
        return this.list(block, frame);
      case 'quote':
        return [
          {
            stack: this.write(block.blocks, { ...frame, inQuote: true, width: frame.width - points(17.5) }),
            margin: [points(12.5), 3, points(5), 3],
            italics: true,
          },
        ];
      case 'code':
        return [
          { text: block.text || ' ', preserveLeadingSpaces: true, fontSize: 11, margin: [points(12.5), 3, 0, 3] },
        ];
      case 'table': {
        const caption: Content[] = block.caption
          ? [
              {
                ...writeInlines(block.caption),
                fontSize: this.profile.tableSize,
                lineHeight: lineHeight(1),
                margin: [0, 12, 0, 4],
                headlineLevel: CAPTION,
              },
            ]
          : [];
        const nodes = [...caption, writeTable(this, block, frame)];
        return frame.inCell || !staysWhole(block) ? nodes : [together(nodes)];
      }
      case 'image':
        return [this.image(block, frame)];
      case 'rule': {
        const length = frame.width;
        return [{ canvas: [{ type: 'line', x1: 0, y1: 0, x2: length, y2: 0, lineWidth: 0.5 }], margin: [0, 6, 0, 6] }];
      }
      case 'page-break':
        return [{ text: ' ', pageBreak: 'after' }];
    }
  }

  private paragraph(block: ParagraphBlock, frame: Frame): Content {
    const body = block.look === 'body' && !frame.inCell && frame.depth === 0;
    const title = block.look === 'title' && !frame.inCell;
    const centred = block.look === 'center' || title;
    const above = (block.spaceBefore ?? 0) * 19;
    const alignment: Alignment =
      frame.align ?? block.align ?? (body || (frame.depth > 0 && !frame.inCell) ? 'justify' : centred ? 'center' : block.look === 'right' ? 'right' : 'left'); // prettier-ignore
    const space = block.look === 'plain' && !frame.inCell && frame.depth === 0 ? 3 : title ? 6 : 0;
    return {
      ...writeInlines(block.runs),
      alignment,
      ...(body && !frame.inQuote && { leadingIndent: points(this.profile.indent) }),
      ...(title && { bold: true, fontSize: this.profile.size + 2 }),
      margin: [0, above + space, 0, space],
    };
  }

  private heading({ level, runs, number, unlisted }: HeadingBlock, frame: Frame): Content {
    const text = (number === null ? '' : `${number}. `) + textOf(runs).replaceAll('\n', ' ');
    if (frame.inCell || frame.inQuote) return { text, bold: true, alignment: frame.align ?? 'left' };
    const node: ContentNode = {
      text: text || ' ',
      bold: level < 4,
      italics: level > 2,
      alignment: level === 1 ? 'center' : 'left',
      ...(!frame.isLast && { headlineLevel: level }),
      margin: level === 1 ? [0, 18, 0, 12] : [0, 12, 0, 6],
    };
    if (level > 2 || unlisted) return node;
    const id = `${HEADING_ID}${this.headings++}`;
    if (level <= this.contentsDepth) this.contents.push({ id, text: text || ' ', level });
    return { ...node, id };
  }

  private list({ ordered, start, items }: ListBlock, frame: Frame): Content[] {
    const left = frame.depth === 0 && !frame.inCell ? LIST_FIRST : 0;
    const last = `${start + items.length - 1}.`;
    const marker = Math.max(LIST_STEP, last.length * frame.fontSize * 0.6);
    const inner: Frame = { ...frame, depth: frame.depth + 1, width: frame.width - left - marker };
    return items.map(({ blocks, checked }, i) => {
      const sign = ordered ? `${start + i}${frame.depth === 0 ? '.' : ')'}` : '–';
      const content = this.write(blocks, inner);
      return {
        columns: [
          checked === undefined ? { width: marker, text: sign } : { width: marker, ...boxOf(checked, frame.fontSize) },
          { width: '*', stack: content.length > 0 ? content : [{ text: ' ' }] },
        ],
        margin: [left, 0, 0, 0],
      };
    });
  }

  private image({ attachmentId, alt, share }: ImageBlock, frame: Frame): Content {
    const image = this.images.get(attachmentId);
    if (!image || (image.type !== 'image/png' && image.type !== 'image/jpeg')) {
      return { text: this.labels.image(alt), alignment: frame.align ?? 'center' };
    }
    const natural = (image.width / 96) * 72;
    const width = Math.max(1, Math.min(frame.width, share === null ? natural : share * frame.width));
    return {
      image: `data:${image.type};base64,${Buffer.from(image.bytes).toString('base64')}`,
      // Higher than the page it would never find one.
      fit: [width, points(200)],
      alignment: frame.align ?? 'center',
      margin: [0, 6, 0, 6],
    };
  }
}

/** The letters have no such sign: it is drawn. */
function boxOf(checked: boolean, fontSize: number): ContentNode {
  const side = fontSize * 0.62;
  const top = fontSize * 0.3;
  const line = (x1: number, y1: number, x2: number, y2: number) => ({
    type: 'line',
    x1: x1 * side,
    y1: top + y1 * side,
    x2: x2 * side,
    y2: top + y2 * side,
    lineWidth: 0.9,
  });
  const tick = checked ? [line(0.2, 0.5, 0.42, 0.78), line(0.42, 0.78, 0.85, 0.2)] : [];
  return { canvas: [{ type: 'rect', x: 0, y: top, w: side, h: side, lineWidth: 0.7 }, ...tick] };
}
