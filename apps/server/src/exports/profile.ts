import type { ExportPayload } from './model/export-payload.js';

/** How pages look; lengths in millimetres, sizes in points. */
export interface PageProfile {
  readonly page: { readonly width: number; readonly height: number };
  readonly margins: { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
  readonly font: string;
  readonly size: number;
  /** Of the text in tables. */
  readonly tableSize: number;
  /** Of the text in wide tables. */
  readonly denseSize: number;
  readonly indent: number;
  readonly spacing: number;
  /** From the edge of the page to the page number. */
  readonly header: number;
}

const A4 = { width: 210, height: 297 };

/** The 2025 and the 2016 edition ask for the same page of a programme: 30 mm at the left, since it is kept for more than ten years. */
const MARGINS = { left: 30, right: 10, top: 20, bottom: 20 };

export function profileOf({ size, spacing }: Pick<ExportPayload, 'profile' | 'size' | 'spacing'>): PageProfile {
  return {
    page: A4,
    margins: MARGINS,
    font: 'Times New Roman',
    size,
    tableSize: Math.min(size, 12),
    denseSize: 11,
    indent: 12.5,
    spacing: Math.min(1.5, Math.max(1, spacing)),
    header: 10,
  };
}

/** Width of the text on a page. */
export function textWidth({ page, margins }: PageProfile, landscape: boolean): number {
  return (landscape ? page.height : page.width) - margins.left - margins.right;
}
