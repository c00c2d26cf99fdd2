import { IMAGE_WIDTHS } from '@soproekt/editor';

/** How far one press of an arrow key goes, in per cent of the text's width. */
const STEP = 5;

/** A width that an image may have. */
export function boundWidth(width: number): number {
  return Math.min(IMAGE_WIDTHS.largest, Math.max(IMAGE_WIDTHS.smallest, Math.round(width)));
}

/** The width after a key; null: the key means nothing here. */
export function widthByKey(key: string, width: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return boundWidth(width + STEP);
    case 'ArrowLeft':
    case 'ArrowDown':
      return boundWidth(width - STEP);
    case 'Home':
      return IMAGE_WIDTHS.smallest;
    case 'End':
      return IMAGE_WIDTHS.largest;
    default:
      return null;
  }
}

/** The width after dragging the handle; the picture is centred, so it grows on both sides. */
export function widthByDrag(start: { readonly picture: number; readonly x: number }, x: number, text: number): number {
  return text > 0 ? boundWidth(((start.picture + 2 * (x - start.x)) / text) * 100) : IMAGE_WIDTHS.largest;
}
