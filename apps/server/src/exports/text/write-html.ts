import type { PrintModel } from '../model/build-model.js';
import type { ExportPayload } from '../model/export-payload.js';
import { LABELS } from '../model/labels.js';
import type { PrintPart } from '../model/print-model.js';
import { profileOf } from '../profile.js';
import { HtmlBlocks } from './html-blocks.js';
import { escapeHtml, htmlInlines } from './html-inlines.js';
import { styleSheet } from './html-style.js';

/** Nothing may run and nothing may be fetched, wherever the file is opened. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The document as one HTML file. */
export function writeHtml(payload: ExportPayload, { print, sections }: PrintModel): Uint8Array {
  const labels = LABELS[payload.locale];
  const profile = profileOf(payload);
  const blocks = new HtmlBlocks(profile, new Map(payload.images.map((image) => [image.id, image])), labels);
  const part = ({ landscape, blocks: content }: PrintPart): string =>
    `<section class="part${landscape ? ' wide' : ''}">\n${blocks.write(content)}\n</section>`;
  const entries = sections.flatMap(({ heading, anchor }) => {
    if (!heading) return [];
    const text = (heading.number === null ? '' : `${heading.number}. `) + htmlInlines(heading.runs);
    return [`<li><a href="#${anchor}">${text}</a></li>`];
  });
  const contents =
    print.contentsDepth > 0
      ? [
          `<nav class="part" aria-label="${labels.contents}"><p class="title">${labels.contents}</p><ol>${entries.join('\n')}</ol></nav>`,
        ]
      : [];
  const html = [
    '<!doctype html>',
    `<html lang="${payload.locale}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${POLICY}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escapeHtml(print.title)}</title>`,
    `<style>${styleSheet(profile)}</style>`,
    '</head>',
    '<body>',
    ...print.front.map(part),
    ...contents,
    ...print.parts.map(part),
    '</body>',
    '</html>',
    '',
  ];
  return new TextEncoder().encode(html.join('\n'));
}
