import type { AnyExtension, JSONContent, MarkdownRendererHelpers, RenderContext } from '@tiptap/core';

type Render = (node: JSONContent, helpers: MarkdownRendererHelpers, context: RenderContext) => string;

/** The paragraph extension, so that text which looks like a list, heading, quote or rule comes back as text. */
export function escapeBlockMarkers(paragraph: AnyExtension): AnyExtension {
  const { renderMarkdown } = paragraph.config as { renderMarkdown?: Render };
  if (!renderMarkdown) return paragraph;
  const render: Render = (node, helpers, context) => escapeLines(renderMarkdown(node, helpers, context));
  return paragraph.extend({ renderMarkdown: render });
}

function escapeLines(markdown: string): string {
  return markdown
    .replace(/^( {0,3}\d{1,9})([.)])(?=[ \t]|$)/gm, '$1\\$2')
    .replace(/^( {0,3})(#{1,6}(?=[ \t]|$)|[-+](?=[ \t]|$)|>|-{3,}$|={2,}$|-+(?=\|))/gm, '$1\\$2');
}
