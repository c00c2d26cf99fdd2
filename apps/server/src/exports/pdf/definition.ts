import type { PrintModel } from '../model/build-model.js';
import type { ExportPayload } from '../model/export-payload.js';
import { LABELS } from '../model/labels.js';
import type { PrintPart } from '../model/print-model.js';
import { profileOf, textWidth } from '../profile.js';
import { BlockWriter, HEADING_ID } from './block-writer.js';
import { contentsOf } from './contents.js';
import { FONT } from './fonts.js';
import type { Content, DocumentDefinition } from './pdfmake.js';
import { lineHeight, points } from './units.js';

/**
 * Headings and captions at the foot of a page that are moved to the next one. Each lays all pages out anew, so that in a long document
 * only the first of them are moved.
 */
const mostMoves = (blocks: number): number => Math.min(20, Math.floor(1_000 / Math.max(1, blocks)));

/** Told the page of every heading of the table of contents, in reading order. */
export type HeadingListener = (index: number, page: number) => void;

/** The document as pdfmake wants it. */
export function definitionOf(
  payload: ExportPayload,
  { print }: PrintModel,
  heading: HeadingListener = () => undefined,
): DocumentDefinition {
  const profile = profileOf(payload);
  const labels = LABELS[payload.locale];
  const writer = new BlockWriter(
    profile,
    new Map(payload.images.map((image) => [image.id, image])),
    labels,
    print.contentsDepth,
  );
  const content: Content[] = [];
  const add = (landscape: boolean, nodes: readonly Content[]): void => {
    const pageOrientation = landscape ? ('landscape' as const) : ('portrait' as const);
    content.push({
      stack: nodes.length > 0 ? nodes : [{ text: ' ' }],
      ...(content.length > 0 && { pageBreak: 'before' as const, pageOrientation }),
    });
  };
  const written = ({ landscape, blocks }: PrintPart): [boolean, Content[]] => {
    const width = points(textWidth(profile, landscape));
    return [landscape, writer.write(blocks, { width, depth: 0, fontSize: profile.size })];
  };
  for (const each of print.front) add(...written(each));
  const parts = print.parts.map(written);
  // It stands before what it is made of.
  if (print.contentsDepth > 0) add(false, contentsOf(labels.contents, writer.contents));
  for (const part of parts) add(...part);
  const { margins } = profile;
  const most = mostMoves([...print.front, ...print.parts].reduce((sum, { blocks }) => sum + blocks.length, 0));
  let moves = 0;
  return {
    content,
    pageSize: 'A4',
    pageOrientation: (print.front[0] ?? print.parts[0])?.landscape ? 'landscape' : 'portrait',
    pageMargins: [points(margins.left), points(margins.top), points(margins.right), points(margins.bottom)],
    defaultStyle: { font: FONT, fontSize: profile.size, lineHeight: lineHeight(profile.spacing) },
    info: { title: print.title, author: print.creators.join('; ') },
    language: payload.locale === 'ru' ? 'ru-RU' : 'en-GB',
    compress: true,
    header: (page) =>
      page === 1
        ? ''
        : {
            text: String(page),
            alignment: 'center',
            fontSize: 12,
            margin: [points(margins.left), points(profile.header), points(margins.right), 0],
          },
    // Asked once about every node, when all before it has found its place.
    pageBreakBefore: (node, nodes) => {
      if (node.id?.startsWith(HEADING_ID)) {
        heading(Number(node.id.slice(HEADING_ID.length)), node.startPosition.pageNumber);
      }
      if (node.headlineLevel === undefined || moves >= most) return false;
      const alone = nodes.getFollowingNodesOnPage().every(({ headlineLevel }) => headlineLevel !== undefined);
      if (alone) moves++;
      return alone;
    },
  };
}
