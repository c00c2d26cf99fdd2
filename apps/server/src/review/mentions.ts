import { idSchema } from '@soproekt/contracts';
import { REVIEW_LIMITS, withoutLinks } from '@soproekt/domain';

const MENTION = /\[@[^\]\n]{1,200}\]\(user:([0-9a-fA-F-]{36})\)/g;

/** Whom a comment mentions, each once. */
export function mentionsIn(body: string): string[] {
  const ids = new Set<string>();
  for (const [, found] of body.matchAll(MENTION)) {
    const id = idSchema.safeParse(found);
    if (id.success) ids.add(id.data);
    if (ids.size === REVIEW_LIMITS.mentions) break;
  }
  return [...ids];
}

/** Some addresses of links are long, and nothing of them is shown. */
const BEGINNING = 4_000;

/** The beginning of a comment as one line of plain text. */
export function excerptOf(body: string, max = 160): string {
  // A list of them is read at once: of a long body no more than can be shown.
  const text = withoutLinks(body.slice(0, BEGINNING))
    .replace(/[*_`~#>]+/g, '')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return shortened(text, max);
}

/** The beginning of a text. */
export const shortened = (text: string, max: number): string =>
  text.length <= max ? text : `${text.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
