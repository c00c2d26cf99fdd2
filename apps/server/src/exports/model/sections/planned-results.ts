import type { ResultRow } from '@soproekt/domain';
import type { PrintContext } from '../context.js';
import { cell, headCell } from '../make.js';
import type { Block } from '../print-model.js';

/** The table of planned results. */
export function plannedResultsBlocks(context: PrintContext, sectionId: string): Block[] {
  const rows = context.facts.results.filter((row) => row.sectionId === sectionId);
  if (rows.length === 0) return [];
  const words = context.labels.results;
  const columns: readonly { head: string; width: number; centred?: boolean; of: (row: ResultRow) => string }[] = [
    { head: words.code, width: 8.5, centred: true, of: ({ code }) => code },
    { head: words.wording, width: 29, of: ({ wording }) => wording },
    {
      head: words.aspect,
      width: 11,
      centred: true,
      of: ({ aspect }) => (aspect ? words.aspects[aspect] : ''),
    },
    { head: words.competence, width: 26, of: ({ competence }) => (competence ? words.competences[competence] : '') },
    { head: words.functions, width: 16, of: (row) => [...row.jobFunctions, row.duty].filter(Boolean).join('; ') },
    { head: words.modules, width: 13, centred: true, of: (row) => modulesOf(context, row) },
    { head: words.evidence, width: 18, of: ({ evidence }) => evidence },
  ];
  const shown = columns.filter(({ of }, i) => i < 2 || rows.some((row) => of(row) !== ''));
  return [
    {
      type: 'table',
      caption: context.caption(words.title),
      widths: shown.map(({ width }) => width),
      header: [shown.map(({ head }) => headCell(head))],
      rows: rows.map((row) => shown.map(({ of, centred }) => cell(of(row) || '–', centred ? 'center' : 'left'))),
      dense: true,
    },
  ];
}

/** Numbers of the modules and separate attestations that cover a result. */
function modulesOf({ facts }: PrintContext, { id }: ResultRow): string {
  const covering = facts.plan.filter((row) => row.type !== 'topic' && row.results.includes(id));
  return covering.map(({ number }) => number).join(', ');
}
