/**
 * A comment as plain text, its lines kept: mentions and links as their words, without the marks of Markdown. Two empty lines and more
 * become one.
 */
export function plainRemark(body: string): string {
  return body
    .replace(/!?\[(@?[^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(/^[ \t]*(?:#{1,6}|>+)[ \t]+/gm, '')
    .replace(/(?<!\\)(\*\*|__|~~|`+)(?=\S)([^\n]*?\S)\1/g, '$2')
    .replace(/(?<![\\\p{L}\p{N}*_])([*_])(?=\S)([^\n*_]*\S)\1(?![\p{L}\p{N}*_])/gu, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!>~-])/g, '$1')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
