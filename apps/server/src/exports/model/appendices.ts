import type { PrintedSection } from './build-model.js';
import type { PrintContext } from './context.js';
import { heading, list, paragraph, runs } from './make.js';
import type { Block, HeadingBlock, PrintPart } from './print-model.js';
import { remarksTable } from './remarks.js';
import { date } from './typography.js';

/** Bookmark of what stands behind the last section. */
export const APPENDIX = 'appendix';

/** Remarks and findings, when asked for: behind the document, and marked as no part of it. */
export function appendicesOf(context: PrintContext, sections: readonly PrintedSection[]): PrintPart[] {
  const parts = [
    { landscape: true, blocks: remarksOf(context, sections) },
    { landscape: false, blocks: findingsOf(context) },
  ]
    .filter(({ blocks }) => blocks.length > 0)
    .map((part) => ({ ...part, blocks: part.blocks.map(unlisted) }));
  const [first, ...rest] = parts;
  return first ? [{ ...first, blocks: anchored(first.blocks) }, ...rest] : [];
}

const unlisted = (block: Block): Block => (block.type === 'heading' ? { ...block, unlisted: true } : block);

const title = (text: string): HeadingBlock => ({ type: 'heading', level: 1, runs: runs(text), number: null });

const anchored = ([first, ...rest]: readonly Block[]): Block[] =>
  first?.type === 'heading' ? [{ ...first, anchor: APPENDIX }, ...rest] : [];

function remarksOf(context: PrintContext, sections: readonly PrintedSection[]): Block[] {
  const { labels, payload } = context;
  if (!payload.remarks) return [];
  const when = date(payload.at.slice(0, 10), payload.locale);
  const blocks: Block[] = [title(labels.remarks.title), paragraph(labels.remarks.note(when))];
  if (payload.remarks.length === 0) return [...blocks, paragraph(labels.remarks.none)];
  return [...blocks, remarksTable(context, payload.remarks, sections)];
}

function findingsOf({ labels, payload }: PrintContext): Block[] {
  const { findings } = payload;
  if (!findings) return [];
  const when = date(payload.at.slice(0, 10), payload.locale);
  const blocks: Block[] = [title(labels.findings.title), paragraph(labels.findings.note(when))];
  for (const level of ['error', 'warning', 'hint'] as const) {
    const found = findings.filter((finding) => finding.level === level);
    if (found.length === 0) continue;
    blocks.push(heading(2, labels.findings.levels[level]));
    blocks.push(
      list(
        true,
        found.map(({ code, message }) => `${code}. ${message}`),
      ),
    );
  }
  if (findings.length === 0) blocks.push(paragraph(labels.findings.none));
  return blocks;
}
