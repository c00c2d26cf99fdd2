import type { ImportSources } from '@soproekt/contracts';
import { isApprovalTitle, plainKey, type DocumentKind } from '@soproekt/domain';
import { isStructured } from '@soproekt/documents';
import { normalizeJson, type JSONContent } from '@soproekt/editor';
import type { KnownInstitution, Mappings, Piece, PlannedRow, PlannedSection } from './imported.js';
import { jsonText } from './json-text.js';
import type { Notes } from './notes.js';
import { fingerprintOf, type OwnData, type OwnSection } from './own-data.js';
import { ownPieces } from './own-pieces.js';
import { restoreSection } from './restore-section.js';
import { findSources, gatherSources, type SourceList } from './source-list.js';
import { InstitutionFinder } from './tables/find-institutions.js';
import { planRows } from './tables/plan-rows.js';
import { resultRows } from './tables/result-rows.js';
import { sortTables, type FoundTable } from './tables/sort-tables.js';

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

/** Decides what becomes of every part of a file. Sections of our own exports that nobody has changed come back from their data. */
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
  const own = pieces.map((piece) => unchanged(piece, ownData));
  const foreign = pieces.filter((_, i) => own[i] === null);
  const tables = sortTables(foreign, mappings, notes);
  const usedFor = (use: string): FoundTable | undefined => tables.find(({ mapping }) => mapping.use === use);
  const [planTable, resultTable] = [usedFor('study-plan'), usedFor('planned-results')];
  const known = knownIds(ownData);
  const restoredResults = own.flatMap((section) => (section?.kind === 'planned-results' ? section.rows : []));
  const results: PlannedRow[] = resultTable ? resultRows(resultTable.grid, resultTable.mapping, known) : [];
  const finder = new InstitutionFinder(institutions, notes);
  const plan = planTable
    ? planRows(planTable.grid, planTable.mapping, {
        institutions: finder,
        results: [...results, ...restoredResults],
        knownIds: known,
        notes,
      })
    : [];
  const recognised: Recognised[] = [];
  if (planTable && plan.length > 0) {
    recognised.push({ kind: 'study-plan', blocks: tableBlocks(planTable.block, foreign), rows: plan });
    notes.add('plan-recognised', plan.filter(({ type }) => type !== 'plan-section').length);
  }
  if (resultTable && results.length > 0) {
    recognised.push({ kind: 'planned-results', blocks: tableBlocks(resultTable.block, foreign), rows: results });
    notes.add('results-recognised', results.length);
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
    if (section) return [restoreSection(section, piece, { ownData, institutions, notes })];
    return structured(piece, recognised, ownData);
  });
  notes.add('structure-restored', own.filter((section) => section !== null).length);
  return { kind: madeKind, sections, tables, sources };
}

/** The data of a section whose title and text are still those of the export. */
function unchanged(piece: Piece, ownData: OwnData | null): OwnSection | null {
  const data = sectionOf(piece, ownData);
  if (!data) return null;
  const sameTitle =
    data.role === 'title-page' ||
    (isApprovalTitle(data.title) && piece.title === '') ||
    plainTitle(data.title) === plainTitle(piece.title) ||
    data.title.trim() === '';
  return sameTitle && fingerprintOf(piece.blocks.map(wordText).join('')) === data.fingerprint ? data : null;
}

const sectionOf = (piece: Piece, ownData: OwnData | null): OwnSection | undefined =>
  piece.mark === null ? undefined : ownData?.sections.find(({ bookmark }) => bookmark === `section_${piece.mark}`);

/** The export prints numbers before titles. */
const plainTitle = (title: string): string => plainKey(title.replace(/^\s*\d+(?:\.\d+)*[.)]?\s+/, ''));

/** What Word shows as text: not what is said instead of an image. */
function wordText(node: JSONContent): string {
  if (node.type === 'image') return '';
  return node.content ? node.content.map(wordText).join('') : jsonText(node);
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
function structured(piece: Piece, recognised: readonly Recognised[], ownData: OwnData | null): PlannedSection[] {
  const data = sectionOf(piece, ownData);
  const place = ({ blocks: [block] }: Recognised): number => (block ? piece.blocks.indexOf(block) : -1);
  const found = recognised.filter((each) => place(each) >= 0).sort((a, b) => place(a) - place(b));
  const [first, ...others] = found;
  const facts = { role: null, institutionId: null, fields: {}, rows: [] as readonly PlannedRow[] };
  if (!first) {
    const role = data && !isStructured(data.kind) ? data.role : null;
    return [{ ...facts, kind: 'text', role, title: piece.title, blocks: piece.blocks }];
  }
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
    ...(after.length > 0 ? structured({ title: '', mark: null, blocks: after }, others, null) : []),
  ];
}

/** A table with «Таблица 3 – Учебный план» above it, which is no caption any more; the export makes its own. */
function tableBlocks(table: JSONContent, pieces: readonly Piece[]): JSONContent[] {
  const blocks = pieces.find((piece) => piece.blocks.includes(table))?.blocks ?? [];
  const above = blocks[blocks.indexOf(table) - 1];
  const isCaption = above && /^\s*(?:таблица|table)\s*[\d.]*\s*[–—.:-]/i.test(jsonText(above));
  return isCaption ? [above, table] : [table];
}

/** Ids of the export by what a person would call the rows, so that references from restored sections go on leading somewhere. */
function knownIds(ownData: OwnData | null): Map<string, string> {
  const known = new Map<string, string>();
  for (const { rows } of ownData?.sections ?? []) {
    for (const { id, type, cells } of rows) {
      if (type === 'result') known.set(plainKey(String(cells.code ?? '')), id);
      else if (type === 'plan-section') known.set(`${type}:${plainKey(String(cells.code ?? cells.title ?? ''))}`, id);
      else known.set(`${type}:${plainKey(String(cells.title ?? ''))}`, id);
    }
  }
  known.delete('');
  return known;
}

/** Blocks as content of a section. */
export const contentOf = (blocks: readonly JSONContent[]): JSONContent =>
  normalizeJson({ type: 'doc', content: blocks });
