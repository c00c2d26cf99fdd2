import { isAppendixTitle, isApprovalSection, isBlankTitlePage, sectionNumbers } from '@soproekt/domain';
import { profileOf } from '../profile.js';
import { appendicesOf } from './appendices.js';
import { approvalBlocks } from './approval-section.js';
import { contentsDepth } from './contents-depth.js';
import { PrintContext } from './context.js';
import type { ExportPayload } from './export-payload.js';
import { fingerprint } from './fingerprint.js';
import { paragraph, runs } from './make.js';
import { ownTitlePage } from './own-title-page.js';
import {
  textOf,
  type Block,
  type HeadingBlock,
  type ImageBlock,
  type ParagraphBlock,
  type PrintDocument,
  type PrintPart,
} from './print-model.js';
import type { SourceDocument, SourceSection } from './read-document.js';
import { isWide, structuredBlocks } from './sections/structured-blocks.js';
import { textBlocks } from './text-blocks.js';
import { signatories, titlePage } from './title-page.js';
import { clean } from './typography.js';

/** Where a section stands in the printed document. */
export interface PrintedSection {
  readonly section: SourceSection;
  /** Bookmark at its beginning. */
  readonly anchor: string;
  readonly heading: HeadingBlock | null;
  /** What follows the heading: what is written, then the rows. */
  readonly blocks: readonly Block[];
  /** Those of the blocks that are made of rows and fields. */
  readonly structured: readonly Block[];
  readonly fingerprint: string;
}

export interface PrintModel {
  readonly print: PrintDocument;
  /** In reading order. */
  readonly sections: readonly PrintedSection[];
  /** Those of the parts that are behind the last section. */
  readonly appendices: readonly PrintPart[];
}

/** The document as it is printed. */
export function buildModel(payload: ExportPayload, source: SourceDocument): PrintModel {
  const context = new PrintContext(payload, source.programme);
  const isProgramme = payload.document.kind === 'programme';
  const numbers = sectionNumbers(payload.document.kind, source.sections);
  const sections = source.sections.map((section, i) => printed(context, section, i, numbers[i] ?? null));
  const onTitlePage = sections.find(({ section, blocks }) => section.role === 'title-page' && blocks.length > 0);
  // With a title page of its own the approval block is a section like others.
  const approval = onTitlePage
    ? undefined
    : sections.find(({ section }, i) => isApprovalSection(section, i, payload.document.kind));
  const onSheet = sections.filter(({ section }) => section.role === 'sign-off-sheet');
  const apart = new Set<PrintedSection>([
    ...sections.filter(({ section }) => section.role === 'title-page'),
    ...(approval ? [approval] : []),
    ...onSheet,
  ]);
  const titleBlocks = onTitlePage
    ? ownTitlePage(onTitlePage.blocks, onTitlePage.anchor, payload)
    : isProgramme
      ? titlePage(context)
      : [...(approval ? approvalBlocks(approval.blocks, approval.anchor) : []), titleOf(payload, approval ? 2 : 0)];
  const parts = partsOf(
    context,
    sections.filter((each) => !apart.has(each)),
  );
  const appendices = appendicesOf(context, sections);
  const separate = isProgramme || onTitlePage !== undefined;
  const front = [
    ...(separate ? [{ landscape: false, blocks: titleBlocks }] : []),
    ...onSheet.map((each) => ({ landscape: false, blocks: allBlocks(each) })),
  ];
  const body = [...(separate ? parts : withTitle(parts, titleBlocks)), ...appendices];
  const print: PrintDocument = {
    title: clean(payload.document.title),
    locale: payload.locale,
    // Not all parties of the workspace: some only read along.
    creators: signatories(context)
      .flatMap((id) => context.fullName(id) ?? [])
      .map(clean),
    front,
    contentsDepth: isProgramme ? contentsDepth([...front, ...body], profileOf(payload)) : 0,
    parts: body,
  };
  return { print, sections, appendices };
}

const titleOf = ({ document }: ExportPayload, spaceBefore = 0): ParagraphBlock =>
  paragraph(runs(clean(document.title)), 'title', { spaceBefore });

function printed(context: PrintContext, section: SourceSection, index: number, number: number | null): PrintedSection {
  const structured = structuredBlocks(context, section.kind, section.id);
  const blocks = [...writtenBlocks(section), ...structured];
  const anchor = `section_${index + 1}`;
  const title = section.title.trim() || context.labels.untitled;
  const onTop = isApprovalSection(section, index, context.payload.document.kind);
  const level = 1;
  const head: HeadingBlock | null =
    section.role === 'title-page' || onTop
      ? null
      : {
          type: 'heading',
          level,
          runs: runs(title),
          number,
          anchor,
        };
  return {
    section,
    anchor,
    heading: head,
    blocks,
    structured,
    // The title of the document stands behind it, before the next bookmark.
    fingerprint: fingerprint(onTop ? [...blocks, titleOf(context.payload)] : blocks, (image) =>
      wordsFor(context, image),
    ),
  };
}

/** What a template put on the title page is no title page. */
function writtenBlocks({ role, content }: SourceSection): Block[] {
  const blocks = textBlocks(content);
  const texts = blocks.map((block) => (block.type === 'paragraph' ? textOf(block.runs) : null));
  const isBlank = role === 'title-page' && texts.every((text) => text !== null && isBlankTitlePage(text));
  return isBlank ? [] : blocks;
}

/** Word shows no WebP; what it does not show is named in words. */
function wordsFor({ payload, labels }: PrintContext, { attachmentId, alt }: ImageBlock): string {
  const image = payload.images.find(({ id }) => id === attachmentId);
  return image && image.type !== 'image/webp' ? '' : labels.image(alt);
}

const allBlocks = ({ heading: head, blocks }: PrintedSection): Block[] => [...(head ? [head] : []), ...blocks];

/** An appendix begins on a new page; a mere heading for appendices to come does not. */
const isAppendix = ({ section, blocks }: PrintedSection): boolean =>
  isAppendixTitle(section.title) && blocks.some((block) => block.type !== 'paragraph' || textOf(block.runs) !== '');

/** Neighbours of one orientation share their pages; a wide section has its own. */
function partsOf(context: PrintContext, sections: readonly PrintedSection[]): PrintPart[] {
  const parts: { landscape: boolean; blocks: Block[] }[] = [];
  for (const each of sections) {
    const landscape = isWide(context, each.section.kind, each.blocks);
    const last = parts.at(-1);
    if (last && last.landscape === landscape && !isAppendix(each)) last.blocks.push(...allBlocks(each));
    else parts.push({ landscape, blocks: allBlocks(each) });
  }
  return parts;
}

function withTitle(parts: readonly PrintPart[], title: readonly Block[]): PrintPart[] {
  const [first, ...rest] = parts;
  if (!first || first.landscape) return [{ landscape: false, blocks: title }, ...parts];
  return [{ landscape: false, blocks: [...title, ...first.blocks] }, ...rest];
}
