import { plainKey } from '@soproekt/domain';
import type { JSONContent } from '@soproekt/editor';
import { LABELS } from '../exports/model/labels.js';
import { jsonText } from './json-text.js';
import { isCaption, plainText } from './own/printed-tables.js';
import { gridOf } from './tables/table-grid.js';

/** What our exports print below a study plan, and compute anew each time: no text of the authors. */
export interface ComputedText {
  readonly blocks: readonly JSONContent[];
  /** Full names of plan sections by plainKey of their short ones. */
  readonly planSections: ReadonlyMap<string, string>;
}

const WORDS = Object.values(LABELS);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const CONTACT = WORDS.map(
  ({ plan }) => new RegExp(`^${escaped(plainText(plan.contactNote('@'))).replace('@', '[\\d.,]+')}$`),
);

/**
 * Finds it by its wording.
 * @param blocks of the section of the plan
 * @param planTable that of the plan itself
 * @param codes what the plan calls its sections
 */
export function computedText(
  blocks: readonly JSONContent[],
  planTable: JSONContent,
  codes: readonly string[],
): ComputedText {
  const found: JSONContent[] = [];
  const planSections = new Map<string, string>();
  const keys = new Set(codes.map(plainKey));
  blocks.forEach((block, at) => {
    if (block.type === 'paragraph') {
      const text = plainText(jsonText(block));
      const legend = legendOf(text);
      if (CONTACT.some((pattern) => pattern.test(text))) found.push(block);
      else if (legend.some(([code]) => keys.has(plainKey(code)))) {
        found.push(block);
        for (const [code, title] of legend) planSections.set(plainKey(code), title);
      }
    } else if (block.type === 'table' && block !== planTable && isByInstitution(block)) {
      const above = blocks[at - 1];
      found.push(...(above && isCaption(above) ? [above, block] : [block]));
    }
  });
  return { blocks: found, planSections };
}

/** «НПР — нормативно-правовой раздел; ВР — вариативный раздел.» @returns nothing for any other text */
function legendOf(text: string): (readonly [code: string, title: string])[] {
  const parts = text.replace(/\.$/, '').split('; ');
  const pairs = parts.map((part) => /^(\S{1,12}) [—–-] (\S.*)$/.exec(part));
  return pairs
    .flatMap((pair) => (pair ? [[pair[1] ?? '', pair[2] ?? ''] as const] : []))
    .slice(0, pairs.includes(null) ? 0 : undefined);
}

/** Institutions by kinds of hours, as the export prints them. */
function isByInstitution(table: JSONContent): boolean {
  const head = (gridOf(table)[0] ?? []).map(({ text }) => plainText(text));
  return WORDS.some(({ plan, allHours, lectures }) => {
    return head[0] === plan.institution && head[1] === lectures && head.at(-1) === allHours;
  });
}
