import type { ThreadView } from '@soproekt/contracts';
import type { AnchorPlace } from '@soproekt/documents';

export interface OrderedThreads {
  /** In the order in which the document is read. */
  readonly placed: readonly ThreadView[];
  /** What they are about is not in the document now. */
  readonly detached: readonly ThreadView[];
}

export interface ReadingOrder {
  /** Standing sections in reading order. */
  readonly sections: readonly string[];
  /** Place of a row in its section. */
  readonly rowAt: (sectionId: string, rowId: string) => number;
  /** Place of a field among those of its section. */
  readonly fieldAt: (field: string) => number;
}

type Key = readonly [section: number, part: number, place: number, column: string];

/** Puts threads into the order of the document; those without a place follow by number. */
export function orderThreads(
  threads: readonly ThreadView[],
  places: ReadonlyMap<string, AnchorPlace>,
  { sections, rowAt, fieldAt }: ReadingOrder,
): OrderedThreads {
  const sectionAt = new Map(sections.map((id, i) => [id, i]));
  const placed: { readonly thread: ThreadView; readonly key: Key }[] = [];
  const detached: ThreadView[] = [];
  for (const thread of threads) {
    const place = places.get(thread.id);
    const section = place ? (sectionAt.get(place.sectionId) ?? sections.length) : 0;
    if (place) placed.push({ thread, key: keyOf(place, section, { rowAt, fieldAt }) });
    else detached.push(thread);
  }
  placed.sort((a, b) => compare(a.key, b.key) || a.thread.number - b.thread.number);
  return {
    placed: placed.map(({ thread }) => thread),
    detached: detached.sort((a, b) => a.number - b.number),
  };
}

/** A section as a whole comes first, its fields next, then text and rows. */
function keyOf(place: AnchorPlace, section: number, { rowAt, fieldAt }: Pick<ReadingOrder, 'rowAt' | 'fieldAt'>): Key {
  if (place.kind === 'section') return [section, 0, 0, ''];
  if (place.kind === 'text') return [section, 2, place.from, ''];
  if (place.rowId === null) return [section, 1, fieldAt(place.column ?? ''), place.column ?? ''];
  return [section, 3, rowAt(place.sectionId, place.rowId), place.column ?? ''];
}

function compare(a: Key, b: Key): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || (a[3] < b[3] ? -1 : a[3] > b[3] ? 1 : 0);
}

/** Open threads by section, for the outline. */
export function countBySection(
  threads: readonly ThreadView[],
  places: ReadonlyMap<string, AnchorPlace>,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { id, state } of threads) {
    const sectionId = state === 'open' ? places.get(id)?.sectionId : undefined;
    if (sectionId !== undefined) counts.set(sectionId, (counts.get(sectionId) ?? 0) + 1);
  }
  return counts;
}
