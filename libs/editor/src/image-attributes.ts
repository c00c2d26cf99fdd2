/** What an image says in a document: which attachment it is and how it stands. Never an address (S27, S28). */
export interface ImageAttributes {
  /** UUID of an attachment of the same document; null: nothing that could be one. */
  readonly attachmentId: string | null;
  /** What somebody who cannot see it should know; empty: not said yet, or it is only ornament. */
  readonly alt: string;
  /** Caption below it. */
  readonly title: string;
  /** Per cent of the width of the text, 10 … 100; null: as large as it is, at most the text's width. */
  readonly width: number | null;
}

/** Longest texts of an image, in characters. */
export const IMAGE_LIMITS = { alt: 500, title: 300 } as const;
export const IMAGE_WIDTHS = { smallest: 10, largest: 100 } as const;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The attributes of an image, whatever raw Yjs or a page says. */
export function imageAttributes(attrs: Readonly<Record<string, unknown>>): ImageAttributes {
  return {
    attachmentId: attachmentIdOf(attrs.attachmentId),
    alt: line(attrs.alt, IMAGE_LIMITS.alt),
    title: line(attrs.title, IMAGE_LIMITS.title),
    width: imageWidth(attrs.width),
  };
}

export function attachmentIdOf(value: unknown): string | null {
  const id = typeof value === 'string' ? value.toLowerCase() : '';
  return UUID.test(id) ? id : null;
}

/** A width that can be shown, or null. */
export function imageWidth(value: unknown): number | null {
  const width = typeof value === 'string' || typeof value === 'number' ? Math.round(Number(value)) : NaN;
  return width >= IMAGE_WIDTHS.smallest && width <= IMAGE_WIDTHS.largest ? width : null;
}

function line(value: unknown, max: number): string {
  if (typeof value !== 'string') return '';
  const clean = value.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ').trim();
  return clean.length > max ? clean.slice(0, max).replace(/[\ud800-\udbff]$/, '') : clean;
}

/** How an image is named in Markdown, where an address stands otherwise. */
const SCHEME = 'attachment:';

/** `attachment:<id>`, with `?width=50` when it has one. */
export function imageReference({ attachmentId, width }: ImageAttributes): string {
  return `${SCHEME}${attachmentId ?? ''}${width === null ? '' : `?width=${width}`}`;
}

/** Reads imageReference. @returns null for every other address */
export function readImageReference(href: unknown): Pick<ImageAttributes, 'attachmentId' | 'width'> | null {
  if (typeof href !== 'string' || !href.startsWith(SCHEME)) return null;
  const [id, query = ''] = href.slice(SCHEME.length).split('?', 2);
  const attachmentId = attachmentIdOf(id);
  const width = imageWidth(/^width=(\d{1,3})$/.exec(query)?.[1]);
  return attachmentId === null ? null : { attachmentId, width };
}
