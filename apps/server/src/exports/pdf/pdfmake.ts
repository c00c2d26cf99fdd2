import { createRequire } from 'node:module';
import { widenOnlySpaces, type ElementWriter } from './justify.js';

export type Alignment = 'left' | 'center' | 'right' | 'justify';
/** Left, top, right, bottom, in points. */
export type Margins = readonly [number, number, number, number];

/** A node of a document definition, as far as we use them. (The published types bring the types of browsers into the server.) */
export interface ContentNode {
  readonly text?: string | readonly Content[];
  readonly stack?: readonly Content[];
  readonly columns?: readonly (ContentNode & { readonly width: number | '*' })[];
  readonly table?: {
    readonly widths: readonly (number | 'auto' | '*')[];
    readonly headerRows: number;
    readonly keepWithHeaderRows?: number;
    readonly dontBreakRows: boolean;
    readonly body: readonly (readonly Content[])[];
  };
  readonly layout?: Readonly<Record<string, () => number | object>>;
  /** Of a cell: left, top, right, bottom. */
  readonly border?: readonly [boolean, boolean, boolean, boolean];
  readonly image?: string;
  readonly fit?: readonly [number, number];
  readonly canvas?: readonly Readonly<Record<string, string | number>>[];
  readonly id?: string;
  /** The number of the page on which the node of this id begins. */
  readonly pageReference?: string;
  readonly linkToDestination?: string;
  readonly noWrap?: boolean;
  readonly headlineLevel?: number;
  readonly unbreakable?: boolean;
  readonly pageBreak?: 'before' | 'after';
  readonly pageOrientation?: 'portrait' | 'landscape';
  readonly colSpan?: number;
  readonly rowSpan?: number;
  readonly verticalAlignment?: 'middle';
  readonly alignment?: Alignment;
  readonly margin?: Margins;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly decoration?: readonly ('underline' | 'lineThrough')[];
  readonly sub?: boolean;
  readonly sup?: boolean;
  readonly link?: string;
  readonly fontSize?: number;
  readonly lineHeight?: number;
  readonly leadingIndent?: number;
  readonly preserveLeadingSpaces?: boolean;
}
export type Content = string | ContentNode;

/** What a page break is decided on. */
export interface NodeInfo {
  readonly id?: string;
  readonly headlineLevel?: number;
  readonly startPosition: { readonly pageNumber: number };
}

export interface DocumentDefinition {
  readonly content: readonly Content[];
  readonly pageSize: 'A4';
  readonly pageOrientation: 'portrait' | 'landscape';
  readonly pageMargins: Margins;
  readonly defaultStyle: { readonly font: string; readonly fontSize: number; readonly lineHeight: number };
  readonly info: { readonly title: string; readonly author: string };
  readonly language: string;
  readonly compress: boolean;
  readonly header: (page: number) => Content;
  readonly pageBreakBefore: (
    node: NodeInfo,
    nodes: { readonly getFollowingNodesOnPage: () => readonly NodeInfo[] },
  ) => boolean;
}

interface Pdfmake {
  setFonts(fonts: Readonly<Record<string, Readonly<Record<string, string>>>>): void;
  setUrlAccessPolicy(allowed: (url: string) => boolean): void;
  setLocalAccessPolicy(allowed: (path: string) => boolean): void;
  /** Called while pages are drawn. */
  setProgressCallback(callback: (() => void) | undefined): void;
  createPdf(definition: DocumentDefinition): {
    /** The whole file. */
    getBuffer(): Promise<Buffer>;
    /** Resolves when the pages are laid out. */
    getStream(): Promise<unknown>;
  };
}

const require = createRequire(import.meta.url);

export const pdfmake = require('pdfmake') as Pdfmake;

widenOnlySpaces(require('pdfmake/js/ElementWriter.js').default as ElementWriter);
