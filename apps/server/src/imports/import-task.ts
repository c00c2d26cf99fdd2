import type { ImportPreview, ImportReport, ImportSources, Locale, TableMapping } from '@soproekt/contracts';
import { LIMITS, type DocumentKind } from '@soproekt/domain';
import { projectDocument } from '@soproekt/documents';
import { readFile, writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import * as Y from 'yjs';
import { startsWith } from '../attachments/content/bytes.js';
import { imageTypeOf } from '../attachments/content/clean-image.js';
import { cleanFileName } from '../attachments/content/file-name.js';
import { Refusal, worded } from '../attachments/file-refusal.js';
import { factsOf, type InspectedFile } from '../attachments/inspect-task.js';
import { buildState } from './build-state.js';
import { readParts } from './docx/docx-parts.js';
import { readDocx } from './docx/docx-reader.js';
import type { ImportedImage, KnownInstitution, RawContent } from './imported.js';
import { readMarkdown } from './markdown-reader.js';
import { Notes } from './notes.js';
import { outlineOf } from './outline.js';
import { readOwnData, type OwnData } from './own-data.js';
import { planDocument, type PlannedDocument } from './plan-document.js';
import { previewOf } from './tables/sort-tables.js';

export interface ImportPayload {
  /** An upload on this machine. */
  readonly path: string;
  /** What the sender calls it. */
  readonly name: string;
  readonly title: string | undefined;
  readonly kind: DocumentKind | undefined;
  readonly mappings: readonly TableMapping[];
  readonly sources?: ImportSources | undefined;
  /** Parties of the workspace, owners first. */
  readonly institutions: readonly KnownInstitution[];
  readonly locale: Locale;
  /** Only say what would be made. */
  readonly preview: boolean;
}

export interface ImportOutcome {
  readonly title: string;
  readonly kind: DocumentKind;
  readonly report: ImportReport;
  readonly preview: ImportPreview;
  /** First update of the journal; null in a preview. */
  readonly state: Uint8Array | null;
  /** Written beside the upload. */
  readonly images: readonly (InspectedFile & { readonly id: string })[];
}

/**
 * Reads a file into a document. In a thread of its own, bounded in time and memory: whatever a file does to the readers, it does not do
 * it to those who work.
 * @throws AppError file-refused
 */
export function importFile(payload: ImportPayload): Promise<ImportOutcome> {
  return worded(payload.locale, () => read(payload));
}

async function read(payload: ImportPayload): Promise<ImportOutcome> {
  const { name, locale, institutions } = payload;
  const notes = new Notes();
  const bytes = await readFile(payload.path);
  const format = formatOf(bytes, name);
  const source = format === 'docx' ? await fromDocx(bytes, notes) : { ...readMarkdown(bytes, notes), ownData: null };
  const outline = outlineOf(source.blocks, notes);
  if (outline.pieces.length === 0) throw new Refusal('nothing-in-it');
  const mappings = new Map(payload.mappings.map((mapping) => [mapping.index, mapping]));
  const planned = planDocument({
    ...source,
    pieces: outline.pieces,
    mappings,
    institutions,
    kind: payload.kind,
    sources: payload.sources,
    notes,
  });
  const title = titleOf(payload.title, source.ownData?.title, source.title, outline.title, stem(name));
  const state = buildState(planned);
  const words = wordsOf(state);
  const report = { ...reportOf(format, planned, source.images, notes, locale), words: sum(words) };
  const preview: ImportPreview = {
    title,
    kind: planned.kind,
    sections: planned.sections.map(({ kind, title: name }, i) => ({ kind, title: name, words: words[i] ?? 0 })),
    tables: planned.tables.map(previewOf),
    sources: planned.sources && { section: planned.sources.piece.title, count: planned.sources.rows.length },
    report,
  };
  const made = { title, kind: planned.kind, report, preview };
  if (payload.preview) return { ...made, state: null, images: [] };
  return { ...made, state, images: await writeImages(payload.path, source.images) };
}

/** Words of each section, as the list of documents will count them. */
function wordsOf(state: Uint8Array): number[] {
  const doc = new Y.Doc();
  try {
    Y.applyUpdate(doc, state);
    return projectDocument(doc).sections.map(({ words }) => words);
  } finally {
    doc.destroy();
  }
}

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

interface Source extends RawContent {
  /** What the file calls itself beside its text. */
  readonly title: string | null;
  readonly ownData: OwnData | null;
}

async function fromDocx(bytes: Buffer, notes: Notes): Promise<Source> {
  const parts = await readParts(bytes, notes);
  return { ...(await readDocx(parts, notes)), title: null, ownData: readOwnData(parts.ownData) };
}

/** By content and name together; what to do instead is said for what people send by mistake. @throws Refusal */
function formatOf(bytes: Buffer, name: string): ImportReport['format'] {
  const extension = extname(name).toLowerCase();
  if (bytes.length === 0) throw new Refusal('empty');
  if (extension === '.docm' || extension === '.dotm') throw new Refusal('macros');
  if (startsWith(bytes, '%PDF-')) throw new Refusal('pdf');
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) throw new Refusal(extension === '.docx' ? 'encrypted' : 'old-word');
  if (startsWith(bytes, 'PK\x03\x04')) {
    if (extension === '.docx') return 'docx';
    throw new Refusal(extension === '.odt' || extension === '.ott' ? 'open-document' : 'not-importable');
  }
  const byName: Readonly<Record<string, Refusal['reason']>> = {
    '.doc': 'old-word',
    '.rtf': 'not-importable',
    '.odt': 'open-document',
    '.pdf': 'pdf',
  };
  if (extension === '.docx') throw new Refusal('wrong-extension');
  if (byName[extension]) throw new Refusal(byName[extension]);
  if (!['.md', '.markdown', '.txt'].includes(extension) || imageTypeOf(bytes)) throw new Refusal('not-importable');
  return 'markdown';
}

const stem = (name: string): string =>
  cleanFileName(name, 'text/plain')
    .replace(/\.[^.]*$/, '')
    .replace(/\.(?:docx|md|markdown)$/i, '')
    .replaceAll('_', ' ');

function titleOf(...given: (string | null | undefined)[]): string {
  const title =
    given.map((text) => (text ?? '').replace(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ').trim()).find((text) => text !== '') ??
    'Документ';
  return [...title].slice(0, LIMITS.documentTitle).join('').trim();
}

function reportOf(
  format: ImportReport['format'],
  { sections, tables }: PlannedDocument,
  images: readonly ImportedImage[],
  notes: Notes,
  locale: Locale,
): Omit<ImportReport, 'words'> {
  const rows = sections.flatMap(({ rows: own }) => own);
  const ofTypes = (...types: string[]): number => rows.filter(({ type }) => types.includes(type)).length;
  return {
    format,
    sections: sections.length,
    tables: tables.filter(({ mapping }) => mapping.use === 'text').length,
    images: images.length,
    planRows: ofTypes('module', 'topic', 'attestation'),
    resultRows: ofTypes('result'),
    sourceRows: ofTypes('source'),
    notes: notes.list(locale),
  };
}

async function writeImages(path: string, images: readonly ImportedImage[]): Promise<ImportOutcome['images']> {
  const files: (InspectedFile & { id: string })[] = [];
  for (const [index, { id, type, bytes, width, height }] of images.entries()) {
    const file = `${path}.${index}`;
    await writeFile(file, bytes);
    files.push({
      id,
      path: file,
      name: cleanFileName(`image-${index + 1}`, type),
      type,
      ...factsOf(bytes),
      width,
      height,
    });
  }
  return files;
}
