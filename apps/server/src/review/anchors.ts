import type { AnchorView, anchorInputSchema, PositionJson } from '@soproekt/contracts';
import { CONTEXT, QUOTE_MAX } from '@soproekt/documents';
import * as Y from 'yjs';
import type { z } from 'zod';
import { invalidInput } from '../platform/errors/app-error.js';

/**
 * An anchor as it is stored: positions as JSON, texts within their bounds.
 * @throws AppError invalid-input for a position that is none
 */
export function storedAnchor({ start, end, ...rest }: z.output<typeof anchorInputSchema>): AnchorView {
  return {
    ...rest,
    quote: cut(rest.quote, QUOTE_MAX),
    ...(rest.before !== undefined && { before: rest.before.slice(-CONTEXT) }),
    ...(rest.after !== undefined && { after: rest.after.slice(0, CONTEXT) }),
    ...(start !== undefined && { start: positionJson(start, 'anchor.start') }),
    ...(end !== undefined && { end: positionJson(end, 'anchor.end') }),
  };
}

/** Not through the middle of a character. */
const cut = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '');

function positionJson(position: PositionJson | string, path: string): PositionJson {
  if (typeof position !== 'string') return position;
  try {
    const decoded = Y.decodeRelativePosition(Buffer.from(position, 'base64'));
    return Y.relativePositionToJSON(decoded) as PositionJson;
  } catch {
    throw invalidInput([{ path, message: 'not a Yjs relative position' }]);
  }
}
