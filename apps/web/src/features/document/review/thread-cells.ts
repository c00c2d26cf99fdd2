import type { CellPlace } from '@soproekt/documents';
import { FIELD_ROW } from '../structured/field-row';
import type { Locate } from '../structured/grid/use-marks';
import type { ReviewStore } from './review-store';

/** An open thread as a cell of a table, or a field, is marked with it. */
export interface CellThread {
  readonly id: string;
  /** Null: it is about the whole row. */
  readonly column: string | null;
  /** Where it is in the document. */
  readonly place: { readonly sectionId: string; readonly column?: string };
  /** The value that is proposed instead and waits; null: a remark only. */
  readonly replacement: string | null;
  /** Of who raised it. */
  readonly institutionId: string | null;
  /** It is the one that is shown open. */
  readonly active: boolean;
}

/** Of the threads of one cell that in whose colour it is marked: what is open, what is proposed, or what was raised last. */
export function tellingThread(threads: readonly CellThread[]): CellThread | undefined {
  return (
    threads.find(({ active }) => active) ?? threads.find(({ replacement }) => replacement !== null) ?? threads.at(-1)
  );
}

const NONE: readonly CellThread[] = [];

/** Open threads about the rows, cells and fields of one section, by row as the table shows them; tells listeners only of what is new. */
export class ThreadCells {
  private rows = new Map<string, readonly CellThread[]>();
  private readonly listeners = new Set<() => void>();
  private stop: (() => void) | null = null;
  private locate: Locate | undefined;

  constructor(
    private readonly store: ReviewStore | null,
    private readonly sectionId: string,
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.listeners.size === 0 && this.store) {
      this.stop = this.store.subscribe(this.read);
      queueMicrotask(this.read);
    }
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.stop?.();
    };
  };

  /** Tells in which cell of the table a place lies, where it is not the one of that name. */
  setLocate(locate: Locate | undefined): void {
    if (locate === this.locate) return;
    this.locate = locate;
    this.read();
  }

  /** The same array until something changes in it. */
  row(rowId: string): readonly CellThread[] {
    return this.rows.get(rowId) ?? NONE;
  }

  open(threadId: string): void {
    this.store?.open(threadId);
  }

  private readonly read = (): void => {
    if (!this.store) return;
    const { threads, places, activeId } = this.store.getSnapshot();
    const next = new Map<string, CellThread[]>();
    for (const { id, state, proposal, author } of threads) {
      const place = state === 'open' ? places.get(id) : undefined;
      if (place?.kind !== 'cell' || place.sectionId !== this.sectionId) continue;
      const at = this.shownAt(place);
      const thread: CellThread = {
        id,
        column: at.column,
        place: { sectionId: this.sectionId, ...(place.column !== null && { column: place.column }) },
        replacement: proposal?.state === 'pending' ? proposal.replacement : null,
        institutionId: author?.institutionId ?? null,
        active: id === activeId,
      };
      next.set(at.rowId, [...(next.get(at.rowId) ?? []), thread]);
    }
    const merged = new Map<string, readonly CellThread[]>();
    for (const [rowId, found] of next) {
      const known = this.rows.get(rowId);
      merged.set(rowId, known && JSON.stringify(known) === JSON.stringify(found) ? known : found);
    }
    const same =
      merged.size === this.rows.size && [...merged].every(([rowId, found]) => this.rows.get(rowId) === found);
    if (same) return;
    this.rows = merged;
    for (const listener of this.listeners) listener();
  };

  private shownAt({ rowId, column }: CellPlace): { readonly rowId: string; readonly column: string | null } {
    if (rowId === null) return { rowId: FIELD_ROW, column };
    return this.locate?.(rowId, column ?? undefined) ?? { rowId, column };
  }
}
