import type { PageNumberEstimator } from 'docx';

type Xml = Parameters<PageNumberEstimator>[0];

/** A heading of the table of contents. */
export interface ContentsEntry {
  readonly number: number | null;
  readonly page: number | undefined;
}

const HEADINGS = new Set(['Heading1', 'Heading2']);

/**
 * Fills the table of contents in with what is known already: the pages of the PDF, whose letters, lines and margins are the same. The
 * estimator of the docx package lays the pages out as Word would, but takes 70 ms for each of them.
 * @param entries the headings of levels 1 and 2, in order
 */
export function pageNumbersFrom(entries: readonly ContentsEntry[]): PageNumberEstimator {
  function* named(body: Xml): Generator<[string, ContentsEntry]> {
    let index = 0;
    for (const paragraph of paragraphs(body)) {
      if (!isHeading(paragraph)) continue;
      const entry = entries[index++];
      for (const name of bookmarksOf(paragraph)) if (entry) yield [name, entry];
    }
  }
  const pages = (body: Xml) => {
    const bookmarks = new Map<string, string>();
    for (const [name, { page }] of named(body)) if (page !== undefined) bookmarks.set(name, String(page));
    return { bookmarks };
  };
  const listNumbers: PageNumberEstimator['listNumbers'] = (body) => {
    const numbers = new Map<string, { text: string; separator: 'space'; width: number }>();
    for (const [name, { number }] of named(body)) {
      if (number !== null) numbers.set(name, { text: `${number}.`, separator: 'space', width: 0 });
    }
    return numbers;
  };
  return Object.assign(pages, { listNumbers });
}

function* paragraphs(node: unknown): Generator<unknown> {
  if (Array.isArray(node)) {
    for (const child of node) yield* paragraphs(child);
  } else if (typeof node === 'object' && node !== null) {
    for (const [name, child] of Object.entries(node)) {
      if (name === 'w:p') yield child;
      // Headings stand in no tables, and tables are most of a document.
      else if (name !== 'w:tbl') yield* paragraphs(child);
    }
  }
}

const isHeading = (paragraph: unknown): boolean =>
  values(paragraph, 'w:pStyle', 'w:val').some((style) => HEADINGS.has(style));

const bookmarksOf = (paragraph: unknown): string[] => values(paragraph, 'w:bookmarkStart', 'w:name');

/** Values of an attribute of all elements of this name beneath a node. */
function values(node: unknown, element: string, attribute: string): string[] {
  if (Array.isArray(node)) return node.flatMap((child) => values(child, element, attribute));
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => {
    if (name !== element) return values(child, element, attribute);
    const value = attributeOf(child, attribute);
    return value === null ? [] : [value];
  });
}

function attributeOf(node: unknown, attribute: string): string | null {
  for (const part of Array.isArray(node) ? node : [node]) {
    const value = (Object(part) as { _attr?: Record<string, unknown> })._attr?.[attribute];
    if (value !== undefined) return String(value);
  }
  return null;
}
