import { SOURCE_GROUPS, type ConditionRow, type SourceRow } from '@soproekt/domain';
import { safeHref } from '@soproekt/editor';
import type { PrintContext } from '../context.js';
import { heading, list, runs } from '../make.js';
import type { Block, Inline } from '../print-model.js';

/** Lists of sources, each numbered anew, then equipment and staff. */
export function conditionsBlocks(context: PrintContext, sectionId: string): Block[] {
  const { labels, facts } = context;
  const sources = facts.sources.filter((row) => row.sectionId === sectionId);
  const groups = [...SOURCE_GROUPS, null].map(
    (group) =>
      [
        group === null ? labels.conditions.other : labels.conditions.groups[group],
        sources.filter((row) => row.group === group),
      ] as const,
  );
  const rows = facts.conditions.filter((row) => row.sectionId === sectionId);
  const of = (type: ConditionRow['type']): ConditionRow[] => rows.filter((row) => row.type === type);
  return [
    ...groups.flatMap(([title, found]) =>
      found.length > 0 ? [heading(2, title), list(true, found.map(sourceText))] : [],
    ),
    ...lines(context, labels.conditions.equipment, of('equipment')),
    ...lines(context, labels.conditions.staff, of('staff')),
  ];
}

function sourceText({ text, year, url }: SourceRow): Inline[] {
  const named = year !== null && !text.includes(String(year)) ? `${text} (${year})` : text;
  const href = safeHref(url);
  const parts = [...runs(named)];
  if (url === '' || text.includes(url)) return parts;
  return [...parts, { text: parts.length > 0 ? ' — ' : '' }, ...runs(url, href ? { href } : {})];
}

function lines(context: PrintContext, title: string, rows: readonly ConditionRow[]): Block[] {
  if (rows.length === 0) return [];
  const texts = rows.map(({ text, institutionId }) => {
    const [name] = institutionId === null ? [] : context.institutionNames([institutionId]);
    return name ? `${name}: ${text}` : text;
  });
  return [heading(2, title), list(false, texts)];
}
