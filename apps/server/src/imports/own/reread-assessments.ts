import { plainKey } from '@soproekt/domain';
import type { JSONContent } from '@soproekt/editor';
import { randomUUID } from 'node:crypto';
import type { PlannedRow } from '../imported.js';
import { jsonText } from '../json-text.js';
import { codesOf } from '../tables/result-rows.js';
import { foundParts, printedParts, type HeadedPart } from './headed-parts.js';
import { plainText } from './printed-tables.js';
import type { Changed, Reread } from './reread.js';

const LINES = ['of', 'results', 'requirements', 'criteria', 'examples', 'attempts'] as const;
type Line = (typeof LINES)[number];
type Texts = Partial<Record<Line, string>>;

/** Means of assessment: a heading, then lines that begin with what they are about. */
export function rereadAssessments(changed: Changed): Reread | null {
  const { data, printed, blocks } = changed;
  const before = printedParts(printed).filter(({ title }) => title !== '');
  if (before.length !== data.rows.length) return null;
  const known = data.rows.map((row, i) => ({ row, title: before[i]?.title ?? '', texts: textsOf(before[i], changed) }));
  const taken = new Set<string>();
  const used = new Set<JSONContent>();
  const rows: PlannedRow[] = [];
  const parts = foundParts(blocks).filter((part) => Object.keys(textsOf(part, changed)).length > 0);
  for (const [i, part] of parts.entries()) {
    // By its name; one whose name was changed stands where it stood.
    const free = known.filter(({ row }) => !taken.has(row.id));
    const renamed = parts.length === known.length ? free.find(({ row }) => row === known[i]?.row) : undefined;
    const old = free.find(({ title }) => title === part.title) ?? renamed;
    if (old) taken.add(old.row.id);
    const cells: Record<string, PlannedRow['cells'][string]> = { ...old?.row.cells };
    if (part.title !== old?.title) cells.title = part.title;
    const texts = textsOf(part, changed);
    for (const line of LINES) {
      if (plainText(texts[line] ?? '') === plainText(old?.texts[line] ?? '')) continue;
      write(cells, line, texts[line] ?? '', changed);
    }
    rows.push({ id: old?.row.id ?? randomUUID(), type: 'assessment', parentId: null, cells });
    for (const block of part.blocks) used.add(block);
  }
  return rows.length > 0 ? { fields: data.fields, rows, used } : null;
}

/** Text by what it is about; what follows a line belongs to it. */
function textsOf(part: HeadedPart<unknown> | undefined, { labels }: Changed): Texts {
  const texts: Texts = {};
  let at: Line | null = null;
  for (const block of part?.blocks.slice(1) ?? []) {
    const text = textOf(block);
    const line = LINES.find((each) => text.startsWith(`${labels.assessment[each]}:`));
    if (line) texts[(at = line)] = text.slice(labels.assessment[line].length + 1).trim();
    else if (at) texts[at] = `${texts[at] ?? ''}\n${text}`;
  }
  return texts;
}

/** Of a printed block or of one of the file. */
function textOf(block: unknown): string {
  const { runs } = block as { readonly runs?: readonly { readonly text?: string }[] };
  return runs ? runs.map(({ text }) => text ?? '\n').join('') : jsonText(block as JSONContent);
}

function write(cells: Record<string, PlannedRow['cells'][string]>, line: Line, text: string, changed: Changed): void {
  const { facts, lost } = changed;
  if (line === 'of') {
    const key = plainKey(text);
    const row = facts.plan.find(
      ({ number, title }) => plainKey(`${number}${title}`) === key || plainKey(title) === key,
    );
    cells.planRow = row?.id ?? null;
    if (!row && text !== '') lost(text);
  } else if (line === 'results') {
    const codes = codesOf(
      text,
      facts.results.map(({ code }) => code),
    );
    const found = codes.map((code) => facts.results.find((row) => plainKey(row.code) === plainKey(code))?.id);
    cells.results = found.filter((id) => id !== undefined);
    if (found.includes(undefined)) lost(text);
  } else if (line === 'attempts') {
    cells.attempts = /^\d{1,3}$/.test(text) ? Number(text) : null;
    if (cells.attempts === null && text !== '') lost(text);
  } else {
    cells[line] = text;
  }
}
