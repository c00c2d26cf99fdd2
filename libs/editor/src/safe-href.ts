/** Schemes that a link may have (S28). Relative addresses have no meaning in a document that is exported. */
const SCHEME = /^(?:https?:\/\/[^\s/]|mailto:[^\s])/i;
/** Browsers skip these inside a scheme: `java\nscript:` is javascript. */
const IGNORED = /[\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]/g;
const MAX_LENGTH = 2048;

/**
 * The address as it may be stored and rendered: http, https or mailto.
 * @returns null when it is none of them, or not text at all
 */
export function safeHref(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const href = value.replace(IGNORED, '');
  return href.length <= MAX_LENGTH && SCHEME.test(href) ? href : null;
}
