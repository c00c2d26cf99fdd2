import type { HtmlElement } from './html-node.js';

/** The declarations of an element's style attribute, names and values in lower case. */
export function styleOf(node: HtmlElement): Readonly<Record<string, string>> {
  const style = node.attrs.style;
  const found: Record<string, string> = Object.create(null) as Record<string, string>;
  if (!style) return found;
  for (const declaration of style.split(';')) {
    const colon = declaration.indexOf(':');
    if (colon < 0) continue;
    found[declaration.slice(0, colon).trim().toLowerCase()] = declaration
      .slice(colon + 1)
      .trim()
      .toLowerCase();
  }
  return found;
}

/** The tags that stand for the marks of a style. */
export function marksOfStyle(style: Readonly<Record<string, string>>): string[] {
  const marks: string[] = [];
  const decoration = `${style['text-decoration'] ?? ''} ${style['text-decoration-line'] ?? ''}`;
  if (isBold(style['font-weight'])) marks.push('strong');
  if (style['font-style'] === 'italic' || style['font-style'] === 'oblique') marks.push('em');
  if (/\bunderline\b/.test(decoration)) marks.push('u');
  if (/\bline-through\b/.test(decoration)) marks.push('s');
  if (style['vertical-align'] === 'sub') marks.push('sub');
  if (style['vertical-align'] === 'super') marks.push('sup');
  return marks;
}

/** True when the style says that the text is not bold, inside a bold tag too (Google Docs wraps everything in one). */
export function isPlainWeight(style: Readonly<Record<string, string>>): boolean {
  const weight = style['font-weight'];
  return weight === 'normal' || weight === '400';
}

function isBold(weight: string | undefined): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
}
