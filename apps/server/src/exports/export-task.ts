import type { ExportFormat } from '@soproekt/contracts';
import type { JSONContent } from '@soproekt/editor';
import { AppError } from '../platform/errors/app-error.js';
import { loadOnce } from '../platform/load-once.js';
import { buildModel } from './model/build-model.js';
import type { ExportPayload } from './model/export-payload.js';
import { readDocument } from './model/read-document.js';
import { weightOf } from './model/weight.js';

/** More than a thousand pages. */
export const HEAVIEST = 5_000_000;

export interface ExportTaskPayload extends ExportPayload {
  readonly format: ExportFormat;
}

/** Each writer brings a large package along: an export waits only for the one that it asks for. */
const WRITERS = {
  json: loadOnce(() => import('./text/write-json.js')),
  docx: loadOnce(() => import('./docx/write-docx.js')),
  pdf: loadOnce(() => import('./pdf/write-pdf.js')),
  html: loadOnce(() => import('./text/write-html.js')),
  md: loadOnce(() => import('./text/write-markdown.js')),
};

/** Loads what the formats bring along. */
export async function loadWriters(): Promise<void> {
  for (const load of Object.values(WRITERS)) await load();
}

/** Makes the file of an export. @throws AppError too-large */
export async function exportDocument({ format, ...payload }: ExportTaskPayload): Promise<Uint8Array> {
  const source = readDocument(payload.state);
  if (format === 'json') return (await WRITERS.json()).writeJson(payload, source);
  const model = buildModel(payload, source);
  if (weightOf(model.print) > HEAVIEST) throw new AppError('too-large', 'the document is too long to be laid out');
  switch (format) {
    case 'docx':
      return (await WRITERS.docx()).writeDocx(payload, model);
    case 'pdf':
      return (await WRITERS.pdf()).writePdf(payload, model);
    case 'html':
      return (await WRITERS.html()).writeHtml(payload, model);
    case 'md':
      return (await WRITERS.md()).writeMarkdown(payload, model);
  }
}

/** Attachments that the sections of a document show, each once. */
export function shownImages({ state }: { readonly state: Uint8Array }): string[] {
  const ids = readDocument(state).sections.flatMap(({ content }) => (content ? imagesIn(content) : []));
  return [...new Set(ids)];
}

function imagesIn(node: JSONContent): string[] {
  if (node.type !== 'image') return (node.content ?? []).flatMap(imagesIn);
  const id: unknown = node.attrs?.attachmentId;
  return typeof id === 'string' ? [id] : [];
}
