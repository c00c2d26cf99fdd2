import { LIMITS } from '@soproekt/domain';
import type { JSONContent } from '@soproekt/editor';
import type { Piece } from './imported.js';
import { jsonText } from './json-text.js';
import type { Notes } from './notes.js';
import { MARK_END, MARK_START, takeMark } from './section-mark.js';

/** A file divided into sections. */
export interface Outline {
  /** What the file calls itself, by a heading that stands above all others. */
  readonly title: string | null;
  readonly pieces: readonly Piece[];
}

/**
 * Divides blocks at their headings. The topmost level makes the sections; a single heading above all others is the title of the document.
 * Text before the first heading becomes a section without a title.
 */
export function outlineOf(blocks: readonly JSONContent[], notes: Notes): Outline {
  if (blocks.some((block) => startsSection(block))) return { title: null, pieces: markedPieces(blocks, notes) };
  const levels = blocks.map(levelOf);
  const used = [...new Set(levels.filter((level) => level !== null))].sort();
  const [first] = used;
  if (first === undefined) {
    if (blocks.some(hasContent)) notes.add('no-headings');
    return { title: null, pieces: blocks.some(hasContent) ? [{ title: '', mark: null, blocks }] : [] };
  }
  const alone = used.length > 1 && levels.filter((level) => level === first).length === 1;
  const at = levels.indexOf(first);
  const isTitle = alone && levels.slice(0, at).every((level) => level === null);
  const sectionLevel = isTitle ? (used[1] ?? first) : first;
  const title = isTitle ? oneLine(jsonText(blocks[at] ?? {})) : null;
  const rest = isTitle ? blocks.filter((_, index) => index !== at) : blocks;
  const pieces = divide(rest, (block) => levelOf(block) === sectionLevel, notes);
  return {
    title,
    pieces: pieces.map((piece) => ({ ...piece, blocks: piece.blocks.map((block) => raised(block, sectionLevel)) })),
  };
}

/** A file of our own: its bookmarks say where sections begin; what stands before the first belongs to none. */
function markedPieces(blocks: readonly JSONContent[], notes: Notes): Piece[] {
  const from = blocks.findIndex(startsSection);
  const pieces = divide(blocks.slice(from), startsSection, notes);
  return pieces.map((piece) => ({ ...piece, blocks: piece.blocks.map((block) => raised(block, 1)) }));
}

function divide(blocks: readonly JSONContent[], begins: (block: JSONContent) => boolean, notes: Notes): Piece[] {
  const pieces: { title: string; mark: number | null; blocks: JSONContent[] }[] = [];
  for (const block of blocks) {
    if (begins(block)) {
      const { mark, text } = takeMark(jsonText(block));
      const isHeading = block.type === 'heading';
      const title = isHeading ? oneLine(text) : '';
      pieces.push({ title: shortened(title, notes), mark, blocks: isHeading ? [] : [withoutMark(block)] });
    } else {
      if (pieces.length === 0) pieces.push({ title: '', mark: null, blocks: [] });
      pieces.at(-1)?.blocks.push(block);
    }
  }
  return pieces.filter((piece) => piece.title !== '' || piece.mark !== null || piece.blocks.some(hasContent));
}

function levelOf(block: JSONContent): number | null {
  if (block.type !== 'heading' || jsonText(block).trim() === '') return null;
  return typeof block.attrs?.level === 'number' ? block.attrs.level : null;
}

const startsSection = (block: JSONContent): boolean => takeMark(jsonText(block)).mark !== null;

const hasContent = (block: JSONContent): boolean =>
  jsonText(block).trim() !== '' || block.type === 'image' || block.type === 'table';

/** Headings below a section begin at its own first level. */
function raised(block: JSONContent, sectionLevel: number): JSONContent {
  if (block.type !== 'heading') return block;
  const level = Math.min(3, Math.max(1, Number(block.attrs?.level ?? 1) - sectionLevel));
  return { ...block, attrs: { ...block.attrs, level } };
}

function withoutMark(block: JSONContent): JSONContent {
  if (block.type === 'text') return { ...block, text: takeMark(block.text ?? '').text };
  return block.content ? { ...block, content: block.content.map(withoutMark).filter(isKept) } : block;
}

const isKept = (node: JSONContent): boolean => node.type !== 'text' || node.text !== '';

/** «1. Цель», «Раздел I. …»: the number is printed by the export again, so only spaces are put right here. */
function oneLine(text: string): string {
  return text.replaceAll(MARK_START, '').replaceAll(MARK_END, '').replace(/\s+/g, ' ').trim();
}

function shortened(title: string, notes: Notes): string {
  const letters = [...title];
  if (letters.length <= LIMITS.sectionTitle) return title;
  notes.add('text-shortened', 1, title);
  return `${letters
    .slice(0, LIMITS.sectionTitle - 1)
    .join('')
    .trimEnd()}…`;
}
