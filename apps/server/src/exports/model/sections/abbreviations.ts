import type { PrintContext } from '../context.js';
import { cell, headCell } from '../make.js';
import type { Block } from '../print-model.js';

/** The list of abbreviations, in alphabetical order. */
export function abbreviationsBlocks(context: PrintContext, sectionId: string): Block[] {
  const rows = context.facts.abbreviations.filter((row) => row.sectionId === sectionId);
  if (rows.length === 0) return [];
  const words = context.labels.abbreviations;
  const { compare } = new Intl.Collator(context.payload.locale);
  const sorted = [...rows].sort((a, b) => compare(a.short, b.short));
  return [
    {
      type: 'table',
      caption: context.caption(words.title),
      widths: [22, 78],
      header: [[headCell(words.short), headCell(words.meaning)]],
      rows: sorted.map(({ short, meaning }) => [cell(short), cell(meaning)]),
    },
  ];
}
