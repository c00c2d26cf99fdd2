/** Bodies are written by strangers: nothing here may look further ahead than to the next sign of its own. */
const LINK = /!?\[(@?[^[\]\n]*)\]\((?:[^()\n]|\([^()\n]*\))*\)/g;
const BLOCK_SIGN = /^[ \t]*(?:#{1,6}|>+)[ \t]+/gm;
const PAIRED = /(?<!\\)(?:\*\*|__|~~|`+)(?=\S)/g;
const SINGLE = /(?<![\\\p{L}\p{N}*_])([*_])(?=\S)([^\n*_]*\S)\1(?![\p{L}\p{N}*_])/gu;
const ESCAPED = /\\([\\`*_{}[\]()#+.!>~-])/g;

/**
 * A comment as plain text, its lines kept: mentions and links as their words, without the marks of Markdown. Two empty lines and more
 * become one.
 */
export function plainRemark(body: string): string {
  return withoutLinks(body)
    .replace(BLOCK_SIGN, '')
    .split('\n')
    .map(withoutPairs)
    .join('\n')
    .replace(SINGLE, '$2')
    .replace(ESCAPED, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whether a text shows nothing: signs without width and those that are drawn as a space count for nothing. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{C}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u.test(text);
}

/** Markdown with its links, pictures and mentions as their words. */
export function withoutLinks(markdown: string): string {
  return markdown.replace(LINK, '$1');
}

/** A line without the signs around what is bold, struck out or code; of those in one another without the outer ones. */
function withoutPairs(line: string): string {
  // A sign that is not closed once is not closed for a later one either, so that each is looked for in vain only once.
  const open = new Set<string>();
  let text = '';
  let done = 0;
  for (const { 0: sign, index } of line.matchAll(PAIRED)) {
    if (index < done || open.has(sign)) continue;
    const inner = index + sign.length;
    const end = closing(line, sign, inner);
    if (end < 0) {
      open.add(sign);
      continue;
    }
    text += line.slice(done, index) + line.slice(inner, end);
    done = end + sign.length;
  }
  return text + line.slice(done);
}

/** Where a pair ends: right behind something that is no space. */
function closing(line: string, sign: string, from: number): number {
  let end = line.indexOf(sign, from + 1);
  while (end >= 0 && /\s/.test(line.charAt(end - 1))) end = line.indexOf(sign, end + 1);
  return end;
}
