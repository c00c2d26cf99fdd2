import { jsonToMarkdown, normalizeJson } from '@soproekt/editor';
import type { PrintModel } from '../model/build-model.js';
import type { ExportPayload } from '../model/export-payload.js';
import { textOf, type Block } from '../model/print-model.js';
import { toProsemirror } from './to-prosemirror.js';

/** The document as Markdown: its title as the first line, a heading of level 1 for every section. */
export function writeMarkdown(payload: ExportPayload, { print, sections, appendices }: PrintModel): Uint8Array {
  const parts = [
    `<!-- ${commentOf(print.title)} -->\n`,
    ...sections.map(({ heading, section, blocks }) => {
      const title = heading ? textOf(heading.runs) : section.title;
      return [title ? line(1, title) : '', markdown(blocks)].filter(Boolean).join('\n');
    }),
    ...appendices.map(({ blocks }) => markdown(blocks)),
  ];
  return new TextEncoder().encode(parts.filter(Boolean).join('\n'));
}

function markdown(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let run: Block[] = [];
  const flush = (): void => {
    if (run.length > 0) parts.push(jsonToMarkdown(normalizeJson({ type: 'doc', content: toProsemirror(run) })));
    run = [];
  };
  for (const block of blocks) {
    if (block.type !== 'heading') run.push(block);
    else {
      flush();
      parts.push(line(block.level, textOf(block.runs)));
    }
  }
  flush();
  return parts.join('\n');
}

/** A heading line; the writer of the editor knows three levels only. */
function line(level: number, text: string): string {
  const content = [{ type: 'text', text: text.replaceAll('\n', ' ') || ' ' }];
  const one = jsonToMarkdown({ type: 'doc', content: [{ type: 'heading', attrs: { level: 1 }, content }] });
  return `${'#'.repeat(level - 1)}${one}`;
}

const commentOf = (title: string): string => title.replaceAll('\n', ' ').replaceAll('--', '–').replaceAll('>', '');
