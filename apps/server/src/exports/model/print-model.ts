/** A document ready to be printed: plain blocks, without anything of where they come from or of a file format. */
export interface PrintDocument {
  readonly title: string;
  readonly locale: 'ru' | 'en';
  /** Full names of the institutions, for the properties of the file. */
  readonly creators: readonly string[];
  /** Stands on pages of its own, the first without a page number. */
  readonly front: readonly PrintPart[];
  /** Levels of headings that the table of contents shows; 0: it has none. */
  readonly contentsDepth: 0 | 1 | 2;
  readonly parts: readonly PrintPart[];
}

/** Blocks on pages of one orientation. A part begins on a new page. */
export interface PrintPart {
  readonly landscape: boolean;
  readonly blocks: readonly Block[];
}

export interface TextRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
  readonly script?: 'sub' | 'super';
  /** http, https or mailto (S28). */
  readonly href?: string;
}
export type Inline = TextRun | { readonly lineBreak: true };

export type Align = 'left' | 'center' | 'right';

/** `body`: justified, with a first-line indent; `plain`: at the left edge; the others are centred. */
export type ParagraphLook = 'body' | 'plain' | 'center' | 'title' | 'right';

export interface ParagraphBlock {
  readonly type: 'paragraph';
  readonly look: ParagraphLook;
  readonly runs: readonly Inline[];
  /** Instead of that of its look. */
  readonly align?: Align;
  /** Empty lines before it; of the title page. */
  readonly spaceBefore?: number;
  /** Stays on the page of what follows. */
  readonly keepNext?: boolean;
  readonly anchor?: string;
}

export interface HeadingBlock {
  readonly type: 'heading';
  /** 1: a section; 2 to 4: inside a section. */
  readonly level: 1 | 2 | 3 | 4;
  readonly runs: readonly Inline[];
  /** Place in the numbering of sections; null: not numbered. */
  readonly number: number | null;
  /** Name of the bookmark; only of sections. */
  readonly anchor?: string;
  /** Of what is no part of the document: it is not in the table of contents. */
  readonly unlisted?: boolean;
}

export interface ListItem {
  readonly blocks: readonly Block[];
  /** Of a task list. */
  readonly checked?: boolean;
}

export interface ListBlock {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly ListItem[];
}

export interface QuoteBlock {
  readonly type: 'quote';
  readonly blocks: readonly Block[];
}

export interface CodeBlock {
  readonly type: 'code';
  readonly text: string;
}

export interface Cell {
  readonly blocks: readonly Block[];
  readonly align?: Align;
  readonly colSpan?: number;
  readonly rowSpan?: number;
}

/** Cells of a row; what a cell of a row above covers is not there. */
export type Row = readonly Cell[];

export interface TableBlock {
  readonly type: 'table';
  readonly caption?: readonly Inline[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  /** Repeated on every page. */
  readonly header: readonly Row[];
  readonly rows: readonly Row[];
  /** Without lines: approval blocks. */
  readonly bare?: boolean;
  /** Smaller letters, for wide tables. */
  readonly dense?: boolean;
}

export interface ImageBlock {
  readonly type: 'image';
  readonly attachmentId: string;
  readonly alt: string;
  /** Wanted width as a share of the text, 0 to 1; null: by its own size. */
  readonly share: number | null;
}

export interface PageBreakBlock {
  readonly type: 'page-break';
}

export interface RuleBlock {
  readonly type: 'rule';
}

export type Block =
  | ParagraphBlock
  | HeadingBlock
  | ListBlock
  | QuoteBlock
  | CodeBlock
  | TableBlock
  | ImageBlock
  | PageBreakBlock
  | RuleBlock;

/** True for a piece of text, false for a line break. */
export const isText = (inline: Inline): inline is TextRun => 'text' in inline;

/** The text of inlines, line breaks as line feeds. */
export const textOf = (runs: readonly Inline[]): string => runs.map((run) => (isText(run) ? run.text : '\n')).join('');
