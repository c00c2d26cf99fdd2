import type { JSONContent } from '@tiptap/core';
import { MarkdownManager } from '@tiptap/markdown';
import { textExtensions } from './extensions.js';
import { normalizeJson } from './normalize.js';

const manager = new MarkdownManager({ extensions: textExtensions() });

/**
 * Markdown (CommonMark with tables, task lists and strike-through) as ProseMirror JSON that fits the schema. Raw HTML is
 * text, links with other schemes than http, https and mailto lose their address.
 */
export function markdownToJson(markdown: string): JSONContent {
  return normalizeJson(manager.parse(markdown.trim()));
}

/** ProseMirror JSON as Markdown, the inverse of markdownToJson up to spacing. */
export function jsonToMarkdown(json: JSONContent): string {
  return `${manager
    .serialize(json)
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
