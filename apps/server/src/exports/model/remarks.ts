import type { ExportedThread } from '@soproekt/contracts';
import { aboutCell } from './about-cell.js';
import type { PrintedSection } from './build-model.js';
import type { PrintContext } from './context.js';
import { choiceWords } from './choice-words.js';
import { cell, headCell, paragraph, runs } from './make.js';
import type { Block, Cell, Inline, TableBlock } from './print-model.js';
import { date } from './typography.js';

/** Letters of a quote; the rest is in the document itself. */
const LONGEST_QUOTE = 300;

type Person = ExportedThread['author'];

/** The table of disagreements: every thread in a row, with what came of it. It is wide: its part lies on the side. */
export function remarksTable(
  context: PrintContext,
  remarks: readonly ExportedThread[],
  sections: readonly PrintedSection[],
): TableBlock {
  const { columns } = context.labels.remarks;
  const places = new Map(sections.map((each) => [each.section.id, each]));
  return {
    type: 'table',
    widths: [5, 22, 36, 18, 14, 26, 18],
    header: [
      [
        context.labels.number,
        columns.place,
        columns.remark,
        columns.author,
        columns.decision,
        columns.reason,
        columns.decided,
      ].map((text) => headCell(text)),
    ],
    rows: remarks.map((remark) => rowOf(context, remark, placeLines(context, remark, places))),
    dense: true,
  };
}

function rowOf(context: PrintContext, remark: ExportedThread, place: readonly (string | readonly Inline[])[]): Cell[] {
  const { outcome } = remark;
  const { decisions } = context.labels.remarks;
  return [
    cell(String(remark.number), 'center'),
    lines(place),
    lines([remark.comments[0]?.text ?? '', proposalOf(context, remark)]),
    lines([...personOf(context, remark.author), day(context, remark.createdAt)]),
    cell(decisions[outcome?.kind ?? 'open']),
    cell(outcome?.reason || '–'),
    outcome ? lines([...personOf(context, outcome.by), day(context, outcome.at)]) : cell('–'),
  ];
}

/** The section, the row and column of a table or the field, and the words. */
function placeLines(
  context: PrintContext,
  remark: ExportedThread,
  places: ReadonlyMap<string, PrintedSection>,
): readonly (string | readonly Inline[])[] {
  const place = places.get(remark.sectionId);
  const isCell = place !== undefined && (remark.rowId !== null || remark.column !== null);
  const sections = isCell ? [...places.values()].map(({ section }) => section) : [];
  return [
    placeOf(context, place),
    isCell ? aboutCell(context.labels, remark, sections, place.section) : '',
    remark.quote === '' ? '' : quoted(context, inWords(context, remark.column, remark.quote)),
  ];
}

/** A cell with a paragraph for each text; empty ones are left out. */
function lines(texts: readonly (string | readonly Inline[])[]): Cell {
  const blocks: Block[] = texts.filter((text) => text.length > 0).map((text) => paragraph(text, 'plain'));
  return { blocks: blocks.length > 0 ? blocks : [paragraph('–', 'plain')], align: 'left' };
}

function placeOf({ labels }: PrintContext, place: PrintedSection | undefined): string {
  if (!place) return labels.remarks.removed;
  const title = place.section.title.trim() || labels.untitled;
  const number = place.heading?.number ?? null;
  return number === null ? title : `${number}. ${title}`;
}

function quoted({ labels }: PrintContext, quote: string): readonly Inline[] {
  const text = quote.replace(/\s+/g, ' ').trim();
  const short = text.length <= LONGEST_QUOTE ? text : `${text.slice(0, LONGEST_QUOTE - 1)}…`;
  return runs(labels.remarks.quote(short), { italic: true });
}

function proposalOf(context: PrintContext, { column, proposal }: ExportedThread): string {
  if (!proposal) return '';
  const { remove, insert, replace } = context.labels.remarks;
  const [before, after] = [proposal.original, proposal.replacement].map((value) => inWords(context, column, value));
  if (!after) return remove(before ?? '');
  return before ? replace(before, after) : insert(after);
}

/** What is stored in a cell as a key, in words. */
const inWords = ({ labels, payload }: PrintContext, column: string | null, value: string): string =>
  column === null ? value : choiceWords(labels, payload.locale, column, value);

/** Name and institution; nobody whose account is gone. */
function personOf(context: PrintContext, person: Person): string[] {
  if (!person) return [];
  return [person.name, ...(person.institutionId ? context.institutionNames([person.institutionId]) : [])];
}

const day = ({ payload }: PrintContext, at: string): string => date(at.slice(0, 10), payload.locale);
