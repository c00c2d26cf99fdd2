import type { ImportTable, TableMapping } from '@soproekt/contracts';
import type { JSONContent } from '@soproekt/editor';
import type { Piece } from '../imported.js';
import type { Notes } from '../notes.js';
import { guessMapping } from './columns.js';
import { gridOf, headersOf, type Grid } from './table-grid.js';

/** A table of the file and what becomes of it. */
export interface FoundTable {
  readonly block: JSONContent;
  readonly grid: Grid;
  readonly mapping: TableMapping;
  /** Title of its section. */
  readonly section: string;
}

const SAMPLE_ROWS = 12;
const SAMPLE_LENGTH = 160;

/**
 * Finds the tables of a file and decides what each becomes: as a person has said, else as guessed. A document has one study plan and one
 * table of results: the one with the most rows.
 */
export function sortTables(
  pieces: readonly Piece[],
  mappings: ReadonlyMap<number, TableMapping>,
  notes: Notes,
): FoundTable[] {
  const found: FoundTable[] = [];
  for (const piece of pieces) {
    for (const block of piece.blocks) {
      if (block.type !== 'table') continue;
      const grid = gridOf(block);
      const index = found.length;
      found.push({
        block,
        grid,
        section: piece.title,
        mapping: fitting(mappings.get(index), grid) ?? guessMapping(grid, index),
      });
    }
  }
  const largest = (use: TableMapping['use']): FoundTable | undefined =>
    found.filter(({ mapping }) => mapping.use === use).sort((a, b) => b.grid.length - a.grid.length)[0];
  const kept = new Set([largest('study-plan'), largest('planned-results')]);
  return found.map((table) => {
    if (table.mapping.use === 'text' || kept.has(table)) return table;
    if (table.mapping.use === 'study-plan') notes.add('second-plan-kept', 1, table.section);
    return { ...table, mapping: { ...table.mapping, use: 'text' } };
  });
}

/** A mapping that somebody sent, cut to the table. */
function fitting(mapping: TableMapping | undefined, grid: Grid): TableMapping | null {
  if (!mapping) return null;
  const width = grid[0]?.length ?? 0;
  const columns = Array.from({ length: width }, (_, i) => mapping.columns[i] ?? 'ignore');
  return { ...mapping, columns, headerRows: Math.min(mapping.headerRows, grid.length) };
}

/** A table as the preview shows it. */
export function previewOf({ grid, mapping, section }: FoundTable): ImportTable {
  const sample = (text: string): string => [...text.replace(/\s+/g, ' ')].slice(0, SAMPLE_LENGTH).join('');
  const body = grid.slice(mapping.headerRows);
  return {
    index: mapping.index,
    section,
    guess: mapping,
    header: headersOf(grid, mapping.headerRows).map((names) => names.map(sample).join(' / ')),
    rows: body.slice(0, SAMPLE_ROWS).map((row) => row.map(({ text, own }) => (own ? sample(text) : ''))),
    rowCount: body.length,
  };
}
