import { SOURCE_GROUPS } from '@soproekt/domain';
import type { JSONContent } from '@soproekt/editor';
import { randomUUID } from 'node:crypto';
import { textOf, type Block } from '../../exports/model/print-model.js';
import type { PlannedRow } from '../imported.js';
import { jsonText } from '../json-text.js';
import { sourceOf } from '../source-list.js';
import { foundParts, printedParts } from './headed-parts.js';
import { plainText } from './printed-tables.js';
import type { Changed, Reread } from './reread.js';

interface List {
  readonly title: string;
  readonly rowOf: (item: JSONContent) => PlannedRow | null;
  readonly has: (row: PlannedRow) => boolean;
}

/** Lists under their headings: an entry that was not changed keeps all cells of its row. */
export function rereadConditions(changed: Changed): Reread | null {
  const { data, printed, blocks } = changed;
  const before = printedParts(printed);
  const used = new Set<JSONContent>();
  const rows: PlannedRow[] = [];
  for (const { title, blocks: found } of foundParts(blocks)) {
    const list = listsOf(changed).find((each) => each.title === title);
    const items = found.filter(isList);
    if (!list || items.length === 0) continue;
    const old = data.rows.filter(list.has);
    const texts = before.filter((part) => part.title === title).flatMap((part) => part.blocks.flatMap(itemsOf));
    const free = new Map(old.map((row, i) => [row, texts[i] ?? '']));
    for (const item of items.flatMap(({ content }) => content ?? [])) {
      const text = plainText(jsonText(item));
      const same = [...free].find(([, printedText]) => printedText === text)?.[0];
      if (same) free.delete(same);
      const row = same ?? list.rowOf(item);
      if (row) rows.push(row);
    }
    for (const block of found) if (isList(block) || block.type === 'heading') used.add(block);
  }
  return rows.length > 0 ? { fields: data.fields, rows, used } : null;
}

const isList = ({ type }: JSONContent): boolean => type === 'bulletList' || type === 'orderedList';

const itemsOf = (block: Block): string[] =>
  block.type === 'list'
    ? block.items.map(({ blocks }) =>
        plainText(blocks.map((each) => ('runs' in each ? textOf(each.runs) : '')).join('\n')),
      )
    : [];

function listsOf({ labels, institutions }: Changed): List[] {
  const words = labels.conditions;
  const sources = [...SOURCE_GROUPS, null].map((group) => ({
    title: group === null ? words.other : words.groups[group],
    rowOf: (item: JSONContent) => sourceOf(item, group),
    has: ({ type, cells }: PlannedRow) => type === 'source' && (cells.group ?? null) === group,
  }));
  const rest = (['equipment', 'staff'] as const).map((type) => ({
    title: words[type],
    has: (row: PlannedRow) => row.type === type,
    rowOf: (item: JSONContent): PlannedRow | null => {
      const text = jsonText(item).trim();
      // «СРПУ: аудитория»
      const [, name, what] = /^([^:\n]{1,80}):\s+([\s\S]+)$/.exec(text) ?? [];
      const [institution] = name === undefined ? [] : institutions.named(name);
      const cells: PlannedRow['cells'] = institution ? { text: what ?? '', institution } : { text };
      return text === '' ? null : { id: randomUUID(), type, parentId: null, cells };
    },
  }));
  return [...sources, ...rest];
}
