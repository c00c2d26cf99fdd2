import type { ImportSources } from '@soproekt/contracts';
import { textCell, type DocumentKind } from '@soproekt/domain';
import { normalizeJson, type JSONContent } from '@soproekt/editor';
import type { KnownInstitution, Mappings, Piece, PlannedRow, PlannedSection } from './imported.js';
import { computedText } from './computed-text.js';
import { nameSections } from './named-sections.js';
import type { Notes } from './notes.js';
import { knownRows } from './own/known-rows.js';
import { OwnSections, type OwnFacts } from './own/own-sections.js';
import { printOwn } from './own/print-own.js';
import { isCaption } from './own/printed-tables.js';
import type { OwnData } from './own-data.js';
import { ownPieces } from './own-pieces.js';
import { findSources, gatherSources, type SourceList } from './source-list.js';
import { InstitutionFinder } from './tables/find-institutions.js';
import { planRows } from './tables/plan-rows.js';
import { resultRows } from './tables/result-rows.js';
import { sortTables, type FoundTable } from './tables/sort-tables.js';
import { headersOf } from './tables/table-grid.js';

/** The document that an import would make. */
export interface PlannedDocument {
  readonly kind: DocumentKind;
  readonly sections: readonly PlannedSection[];
  readonly tables: readonly FoundTable[];
  /** A list that may become sources, whether it does or not. */
  readonly sources: SourceList | null;
}

interface Sources {
  readonly pieces: readonly Piece[];
  readonly ownData: OwnData | null;
  readonly mappings: Mappings;
  readonly institutions: readonly KnownInstitution[];
  readonly kind: DocumentKind | undefined;
  /** Whether a list of sources becomes rows of the conditions; undefined: in programmes. */
  readonly sources: ImportSources | undefined;
  readonly notes: Notes;
}

/** Decides what becomes of every part of a file. Sections of our own exports come back from their data, as far as nobody has changed them. */
export function planDocument({
  pieces: found,
  ownData,
  mappings,
  institutions,
  kind,
  sources: wish,
  notes,
}: Sources): PlannedDocument {
  const pieces = ownPieces(found, ownData);
  const finder = new InstitutionFinder(institutions, notes);
  const print = ownData && printOwn(ownData);
  const keeper = new OwnSections({ ownData, print, institutions, finder, notes });
  const own = pieces.map((piece) => keeper.keep(piece));
  const foreign = pieces.filter((_, i) => own[i] === null);
  const tables = sortTables(foreign, mappings, notes);
  const usedFor = (use: string): FoundTable | undefined => tables.find(({ mapping }) => mapping.use === use);
  const [planTable, resultTable] = [usedFor('study-plan'), usedFor('planned-results')];
  const known = knownRows(ownData, print);
  const restoredResults = own.flatMap((section) => (section?.kind === 'planned-results' ? section.rows : []));
  const results: PlannedRow[] = resultTable ? resultRows(resultTable.grid, resultTable.mapping, known.byName) : [];
  const recognised: Recognised[] = [];
  if (planTable) {
    const blocks = blocksAround(planTable.block, foreign);
    const codes = planTable.grid.map((row) => row[planTable.mapping.columns.indexOf('planSection')]?.text ?? '');
    const computed = computedText(blocks, planTable.block, codes);
    const plan = planRows(planTable.grid, planTable.mapping, {
      institutions: finder,
      results: [...results, ...restoredResults],
      known,
      planSections: computed.planSections,
      notes,
    });
    if (plan.length > 0) {
      recognised.push({
        kind: 'study-plan',
        blocks: [...tableBlocks(planTable.block, blocks), ...computed.blocks],
        rows: plan,
      });
      notes.add('plan-recognised', plan.filter(({ type }) => type !== 'plan-section').length);
      noteDropped(planTable, notes);
    }
  }
  if (resultTable && results.length > 0) {
    const blocks = tableBlocks(resultTable.block, blocksAround(resultTable.block, foreign));
    recognised.push({ kind: 'planned-results', blocks, rows: results });
    notes.add('results-recognised', results.length);
    noteDropped(resultTable, notes);
  }
  const programme = recognised.some((each) => each.kind === 'study-plan');
  const madeKind = kind ?? ownData?.kind ?? (programme ? 'programme' : 'note');
  // The data of our own export have a list already.
  const sources = own.some((section) => section?.kind === 'conditions') ? null : findSources(foreign);
  let arranged: readonly (Piece | null)[] = pieces;
  if (sources && (wish === 'rows' || (wish === undefined && madeKind === 'programme'))) {
    arranged = gatherSources(pieces, sources, foreign);
    recognised.push({ kind: 'conditions', blocks: sources.blocks, rows: sources.rows });
    notes.add('sources-recognised', sources.rows.length);
  }
  const sections = arranged.flatMap((piece, i) => {
    if (!piece) return [];
    const section = own[i];
    if (section) return [section];
    const made = structured(piece, recognised, keeper.factsOf(piece));
    keeper.noteLost(piece, made);
    return made;
  });
  notes.add('structure-restored', keeper.unchanged);
  const named = madeKind === 'programme' ? nameSections(sections, { institutions: finder, notes }) : sections;
  return { kind: madeKind, sections: named, tables, sources };
}

interface Recognised {
  readonly kind: 'study-plan' | 'planned-results' | 'conditions';
  /** What the rows were read from, with its caption: it is text no longer. */
  readonly blocks: readonly JSONContent[];
  readonly rows: readonly PlannedRow[];
}

const NAMED: Readonly<Record<Recognised['kind'], RegExp>> = {
  'study-plan': /учебн\S*(?:[-–—]тематическ\S*)?\s+план|тематическ\S*\s+план|study plan|thematic plan|curriculum/i,
  'planned-results': /результат|outcomes?|results?/i,
  // A list is looked for only where it makes the whole section one of conditions.
  conditions: /(?:)/,
};
const TITLES: Readonly<Record<Recognised['kind'], string>> = {
  'study-plan': 'Учебный план',
  'planned-results': 'Планируемые результаты',
  conditions: 'Организационно-педагогические условия',
};

/**
 * A part of the file as sections. A table that was recognised makes its section a structured one; when the section is about something else
 * too, the table gets one of its own between what stands before and after it.
 */
function structured(piece: Piece, recognised: readonly Recognised[], from: OwnFacts): PlannedSection[] {
  const place = ({ blocks: [block] }: Recognised): number => (block ? piece.blocks.indexOf(block) : -1);
  const found = recognised.filter((each) => place(each) >= 0).sort((a, b) => place(a) - place(b));
  const [first, ...others] = found;
  const { role, institutionId } = from;
  const facts = { role: null, institutionId, fields: {}, rows: [] as readonly PlannedRow[] };
  if (!first) return [{ ...facts, kind: 'text', role, title: piece.title, blocks: piece.blocks }];
  const isText = (block: JSONContent): boolean => !first.blocks.includes(block);
  if (others.length === 0 && NAMED[first.kind].test(piece.title)) {
    return [{ ...facts, kind: first.kind, title: piece.title, blocks: piece.blocks.filter(isText), rows: first.rows }];
  }
  const before = piece.blocks.slice(0, place(first));
  const after = piece.blocks.slice(place(first)).filter(isText);
  const own: PlannedSection = { ...facts, kind: first.kind, title: TITLES[first.kind], blocks: [], rows: first.rows };
  return [
    ...(before.length > 0 || piece.title !== ''
      ? [{ ...facts, kind: 'text', title: piece.title, blocks: before }]
      : []),
    own,
    ...(after.length > 0 ? structured({ title: '', mark: null, blocks: after }, others, { ...from, role: null }) : []),
  ];
}

const blocksAround = (table: JSONContent, pieces: readonly Piece[]): readonly JSONContent[] =>
  pieces.find((piece) => piece.blocks.includes(table))?.blocks ?? [];

/** A table with «Таблица 3 – Учебный план» above it, which is no caption any more; the export makes its own. */
function tableBlocks(table: JSONContent, blocks: readonly JSONContent[]): JSONContent[] {
  const above = blocks[blocks.indexOf(table) - 1];
  return above && isCaption(above) ? [above, table] : [table];
}

const COVERING = /^(?:модул|modules?$)/i;

/** Columns that say something and have no place in the document. */
function noteDropped({ grid, mapping }: FoundTable, notes: Notes): void {
  const names = headersOf(grid, mapping.headerRows);
  const dropped = names.flatMap((name, x) => {
    const isSaid = grid.slice(mapping.headerRows).some((row) => row[x]?.own && textCell(row[x].text) !== '');
    // What modules a result is for is said in the plan.
    const isKept =
      mapping.columns[x] !== 'ignore' || (mapping.use === 'planned-results' && COVERING.test(name.join(' ')));
    return !isKept && name.length > 0 && isSaid ? [name.join(' / ')] : [];
  });
  notes.add('columns-dropped', dropped.length, ...dropped);
}

/** Blocks as content of a section. */
export const contentOf = (blocks: readonly JSONContent[]): JSONContent =>
  normalizeJson({ type: 'doc', content: blocks });
