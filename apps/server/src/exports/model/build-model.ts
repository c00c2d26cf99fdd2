import { PrintContext } from './context.js';
import type { ExportPayload } from './export-payload.js';
import { fingerprint } from './fingerprint.js';
import { heading, list, paragraph, runs } from './make.js';
import type { Block, HeadingBlock, ImageBlock, PrintDocument, PrintPart } from './print-model.js';
import type { SourceDocument, SourceSection } from './read-document.js';
import { isWide, structuredBlocks } from './sections/structured-blocks.js';
import { textBlocks } from './text-blocks.js';
import { titlePage } from './title-page.js';
import { clean, date } from './typography.js';

/** Where a section stands in the printed document. */
export interface PrintedSection {
  readonly section: SourceSection;
  /** Bookmark at its beginning. */
  readonly anchor: string;
  readonly heading: HeadingBlock | null;
  /** What follows the heading. */
  readonly blocks: readonly Block[];
  readonly fingerprint: string;
}

export interface PrintModel {
  readonly print: PrintDocument;
  /** In reading order. */
  readonly sections: readonly PrintedSection[];
}

/** Bookmark of what stands behind the last section. */
export const APPENDIX = 'appendix';

/** Kinds of document whose sections have numbers. */
const NUMBERED = new Set(['programme', 'regulation', 'agreement']);

/** The document as it is printed. */
export function buildModel(payload: ExportPayload, source: SourceDocument): PrintModel {
  const context = new PrintContext(payload, source.programme);
  const isProgramme = payload.document.kind === 'programme';
  const numbers = numbering(payload.document.kind);
  const sections = source.sections.map((section, i) => printed(context, section, i, numbers));
  const onTitlePage = sections.find(({ section, blocks }) => section.role === 'title-page' && blocks.length > 0);
  const onSheet = sections.filter(({ section }) => section.role === 'sign-off-sheet');
  const apart = new Set<PrintedSection>([
    ...sections.filter(({ section }) => section.role === 'title-page'),
    ...onSheet,
  ]);
  const titleBlocks = onTitlePage
    ? asTitlePage(onTitlePage)
    : isProgramme
      ? titlePage(context)
      : [paragraph(runs(clean(payload.document.title)), 'title')];
  const parts = partsOf(
    context,
    sections.filter((each) => !apart.has(each)),
  );
  const appendix = appendixOf(context);
  const separate = isProgramme || onTitlePage !== undefined;
  const print: PrintDocument = {
    title: clean(payload.document.title),
    locale: payload.locale,
    creators: payload.institutions.map(({ name }) => clean(name)),
    front: [
      ...(separate ? [{ landscape: false, blocks: titleBlocks }] : []),
      ...onSheet.map((each) => ({ landscape: false, blocks: allBlocks(each) })),
    ],
    withContents: isProgramme,
    parts: [
      ...(separate ? parts : withTitle(parts, titleBlocks)),
      ...(appendix.length > 0 ? [{ landscape: false, blocks: appendix }] : []),
    ],
  };
  return { print, sections };
}

function printed(context: PrintContext, section: SourceSection, index: number, numbers: Numbering): PrintedSection {
  const blocks = [...textBlocks(section.content), ...structuredBlocks(context, section.kind, section.id)];
  const anchor = `section_${index + 1}`;
  const title = section.title.trim() || context.labels.untitled;
  const level = 1;
  const head: HeadingBlock | null =
    section.role === 'title-page'
      ? null
      : {
          type: 'heading',
          level,
          runs: runs(title),
          number: section.role === 'sign-off-sheet' ? null : numbers(title),
          anchor,
        };
  return {
    section,
    anchor,
    heading: head,
    blocks,
    fingerprint: fingerprint(blocks, (image) => wordsFor(context, image)),
  };
}

/** Word shows no WebP; what it does not show is named in words. */
function wordsFor({ payload, labels }: PrintContext, { attachmentId, alt }: ImageBlock): string {
  const image = payload.images.find(({ id }) => id === attachmentId);
  return image && image.type !== 'image/webp' ? '' : labels.image(alt);
}

type Numbering = (title: string) => number | null;

/** A title that brings its own number («1. Общие положения») gets no other. */
function numbering(kind: string): Numbering {
  let last = 0;
  return (title) => (!NUMBERED.has(kind) || /^\s*(?:\d|[IVX]+\.)/.test(title) ? null : ++last);
}

const allBlocks = ({ heading: head, blocks }: PrintedSection): Block[] => [...(head ? [head] : []), ...blocks];

/** Text of the authors' own title page: centred, its tables without lines, and the bookmark at its beginning. */
function asTitlePage({ blocks, anchor }: PrintedSection): Block[] {
  const centred = blocks.flatMap((block): Block[] => {
    if (block.type === 'heading') return [paragraph(block.runs, 'title')];
    if (block.type === 'paragraph') return [{ ...block, look: 'center' }];
    if (block.type === 'table') return [{ ...block, bare: true }];
    return block.type === 'rule' ? [] : [block];
  });
  const [first, ...rest] = centred;
  if (first?.type === 'paragraph') return [{ ...first, anchor }, ...rest];
  return [paragraph('', 'plain', { anchor }), ...centred];
}

/** Neighbours of one orientation share their pages; a wide section has its own. */
function partsOf(context: PrintContext, sections: readonly PrintedSection[]): PrintPart[] {
  const parts: { landscape: boolean; blocks: Block[] }[] = [];
  for (const each of sections) {
    const landscape = isWide(context, each.section.kind, each.blocks);
    const last = parts.at(-1);
    if (last && last.landscape === landscape) last.blocks.push(...allBlocks(each));
    else parts.push({ landscape, blocks: allBlocks(each) });
  }
  return parts;
}

function withTitle(parts: readonly PrintPart[], title: readonly Block[]): PrintPart[] {
  const [first, ...rest] = parts;
  if (!first || first.landscape) return [{ landscape: false, blocks: title }, ...parts];
  return [{ landscape: false, blocks: [...title, ...first.blocks] }, ...rest];
}

/** Remarks and findings, when asked for: behind the document, and marked as no part of it. */
function appendixOf(context: PrintContext): Block[] {
  const { labels, payload } = context;
  const blocks: Block[] = [];
  const begin = (title: string): HeadingBlock => ({
    type: 'heading',
    level: 1,
    runs: runs(title),
    number: null,
    ...(blocks.length === 0 && { anchor: APPENDIX }),
  });
  if (payload.remarks && payload.remarks.length > 0) {
    blocks.push(begin(labels.remarks.title), paragraph(labels.remarks.note));
    blocks.push(
      list(
        true,
        payload.remarks.map(({ text }) => text),
      ),
    );
  }
  if (payload.findings) {
    const when = date(payload.at.slice(0, 10), payload.locale);
    blocks.push(begin(labels.findings.title), paragraph(labels.findings.note(when)));
    for (const level of ['error', 'warning', 'hint'] as const) {
      const found = payload.findings.filter((finding) => finding.level === level);
      if (found.length === 0) continue;
      blocks.push(heading(2, labels.findings.levels[level]));
      blocks.push(
        list(
          true,
          found.map(({ code, message }) => `${code}. ${message}`),
        ),
      );
    }
    if (payload.findings.length === 0) blocks.push(paragraph(labels.findings.none));
  }
  return blocks;
}
