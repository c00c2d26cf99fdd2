import { isText, type Inline, type TextRun } from '../model/print-model.js';

/** Text as HTML shows it and never interprets it. */
export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

export const htmlInlines = (inlines: readonly Inline[]): string =>
  inlines.map((inline) => (isText(inline) ? run(inline) : '<br>')).join('');

function run({ text, bold, italic, underline, strike, code, script, href }: TextRun): string {
  let html = escapeHtml(text);
  if (code) html = `<code>${html}</code>`;
  if (script) html = script === 'sub' ? `<sub>${html}</sub>` : `<sup>${html}</sup>`;
  if (strike) html = `<s>${html}</s>`;
  if (underline) html = `<u>${html}</u>`;
  if (italic) html = `<em>${html}</em>`;
  if (bold) html = `<strong>${html}</strong>`;
  return href === undefined ? html : `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow">${html}</a>`;
}
