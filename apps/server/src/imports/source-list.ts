import type { SourceGroup } from '@soproekt/domain';
import { safeHref, type JSONContent } from '@soproekt/editor';
import { randomUUID } from 'node:crypto';
import type { Piece, PlannedRow } from './imported.js';
import { jsonText } from './json-text.js';

/** A list of sources in a file: what it says becomes rows of the conditions. */
export interface SourceList {
  readonly piece: Piece;
  /** Lists, and the headings that mean nothing without them. */
  readonly blocks: readonly JSONContent[];
  readonly rows: readonly PlannedRow[];
}

const NUMBER = /^\s*(?:раздел\s+)?(?:\d+(?:\.\d+)*[.)]?|[ivx]+\.)\s+/i;
const LITERATURE =
  /^(?:список\s+(?:использ\S+\s+|рекоменд\S+\s+)?(?:литературы|источников)|(?:\S{3,20}ая\s+)?литература|источники|нормативн\S+\s+(?:документы|правовые|акты)|электронные\s+(?:материалы|ресурсы)|интернет-(?:ресурсы|источники)|библиограф\S*(?:\s+список)?|references|bibliography|literature|(?:list\s+of\s+)?sources)(?![а-яёa-z])/i;
const CONDITIONS = /услови|обеспечени|conditions/i;

/** Headings over parts of a list; the first that fits. */
const GROUPS: readonly (readonly [SourceGroup, RegExp])[] = [
  ['normative', /норматив|правов|законодат|regulat|legal/i],
  ['additional', /дополнит|additional|further/i],
  ['internet', /интернет|сайт|internet|web/i],
  ['electronic', /электрон|electronic|digital/i],
  ['main', /основн|основная|main|basic/i],
];
const LAW =
  /^(?:конституция|федеральный\s+(?:конституционный\s+)?закон|закон\s|указ\s|приказ|постановление|распоряжение|письмо\s+мин|национальный\s+проект|гост\s)/i;

/** The first list of sources of a file: a section that is called so, or a part of the section about conditions. */
export function findSources(pieces: readonly Piece[]): SourceList | null {
  for (const piece of pieces) {
    const named = isLiterature(piece.title);
    if (!named && !CONDITIONS.test(piece.title)) continue;
    const reader = new ListReader(named);
    for (const block of piece.blocks) reader.take(block);
    if (reader.rows.length > 0) return { piece, blocks: reader.blocks, rows: reader.rows };
  }
  return null;
}

/**
 * The parts of a file with its list of sources in the section about conditions, when there is one beside that of the list.
 * @returns null in place of a part of which nothing is left
 */
export function gatherSources(
  pieces: readonly Piece[],
  { piece: from, blocks }: SourceList,
  foreign: readonly Piece[],
): readonly (Piece | null)[] {
  const to = isLiterature(from.title) && foreign.find((piece) => piece !== from && CONDITIONS.test(piece.title));
  if (!to) return pieces;
  const rest = from.blocks.filter((block) => !blocks.includes(block));
  return pieces.map((piece) => {
    if (piece === to) return { ...piece, blocks: [...piece.blocks, ...blocks] };
    if (piece !== from) return piece;
    return rest.length > 0 ? { ...piece, blocks: rest } : null;
  });
}

/** Whether a title is that of a list of sources; with or without a number. */
export const isLiterature = (title: string): boolean => LITERATURE.test(title.replace(NUMBER, '').trim());

class ListReader {
  readonly blocks: JSONContent[] = [];
  readonly rows: PlannedRow[] = [];
  private group: SourceGroup | null = null;
  /** Headings whose list has not come yet. */
  private pending: JSONContent[] = [];

  /** @param inside the whole section is the list */
  constructor(private inside: boolean) {}

  take(block: JSONContent): void {
    if (block.type === 'heading') this.heading(block);
    else if (!this.inside) return;
    else if (block.type === 'bulletList' || block.type === 'orderedList') this.add(block, block.content ?? []);
    else if (block.type === 'paragraph') this.paragraph(block);
  }

  private heading(block: JSONContent): void {
    const text = jsonText(block).trim();
    const group = groupOf(text);
    if (isLiterature(text)) {
      if (!this.inside) this.pending = [];
      this.inside = true;
    } else if (!this.inside || group === null) {
      this.inside = false;
      return;
    }
    this.group = group;
    this.pending.push(block);
  }

  /** «Основная литература:» above a list, or an entry whose number was typed by hand. */
  private paragraph(block: JSONContent): void {
    const text = jsonText(block).trim();
    if (/^\d{1,3}[.)]\s+\S/.test(text)) {
      this.add(block, [{ ...block, content: [{ type: 'text', text: text.replace(/^\d{1,3}[.)]\s+/, '') }] }]);
    } else if (text.length < 60 && groupOf(text) !== null) {
      this.group = groupOf(text);
      this.pending.push(block);
    }
  }

  private add(block: JSONContent, items: readonly JSONContent[]): void {
    const rows = items.flatMap((item) => sourceOf(item, this.group) ?? []);
    if (rows.length === 0) return;
    this.rows.push(...rows);
    this.blocks.push(...this.pending, block);
    this.pending = [];
  }
}

const groupOf = (text: string): SourceGroup | null => GROUPS.find(([, pattern]) => pattern.test(text))?.[0] ?? null;

/** «… — URL: https://… (дата обращения: …)»: the address gets a cell of its own. */
const ADDRESS = /\s*[–—-]?\s*(?:\(?(?:URL|Режим доступа|Электронный ресурс)\s*:\s*)?https?:\/\/[^\s<>«»]+/i;

/** The row of an entry. @returns null of one that says nothing */
export function sourceOf(item: JSONContent, group: SourceGroup | null): PlannedRow | null {
  const whole = jsonText(item).replace(/\s+/g, ' ').trim();
  if (whole === '') return null;
  const printed = /https?:\/\/[^\s<>«»]+/i.exec(whole)?.[0].replace(/[.,;:)\]]+$/, '');
  const url = printed ?? linkOf(item) ?? '';
  const text = (printed ? whole.replace(ADDRESS, '') : whole).trim();
  const dated = text.replace(/\(?(?:дата обращения|accessed)[^)]*\)?/gi, '').match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g);
  return {
    id: randomUUID(),
    type: 'source',
    parentId: null,
    cells: {
      group: group ?? (LAW.test(text) ? 'normative' : url !== '' ? 'internet' : 'main'),
      text: text || url,
      year: dated ? Number(dated.at(-1)) : null,
      url,
    },
  };
}

/** The first address that a text leads to. */
function linkOf(node: JSONContent): string | null {
  for (const mark of node.marks ?? []) {
    const href: unknown = mark.type === 'link' ? mark.attrs?.href : null;
    if (typeof href === 'string' && /^https?:/i.test(href) && safeHref(href)) return href;
  }
  for (const child of node.content ?? []) {
    const found = linkOf(child);
    if (found) return found;
  }
  return null;
}
