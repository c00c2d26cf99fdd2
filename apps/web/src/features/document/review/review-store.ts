import { AnchorResolver, type Anchor, type AnchorPlace } from '@soproekt/documents';
import type { ThreadView } from '@soproekt/contracts';
import type * as Y from 'yjs';

/** A remark that is being written and not sent yet. */
export interface ThreadDraft {
  readonly anchor: Anchor;
  /** Other words are to be proposed. */
  readonly proposes: boolean;
}

export interface ReviewSnapshot {
  readonly threads: readonly ThreadView[];
  /** Where each thread is; a thread without a place is detached. */
  readonly places: ReadonlyMap<string, AnchorPlace>;
  /** The thread that is shown open, and marked in the text. */
  readonly activeId: string | null;
  /** Grows whenever a thread or the draft is to be brought into view in the margin. */
  readonly asked: number;
  readonly draft: ThreadDraft | null;
  /** Where the draft is. */
  readonly draftPlace: AnchorPlace | null;
}

/** Places are looked for when the text has been quiet for so long, or so much has passed, in milliseconds. */
const QUIET = 200;
const LONGEST = 1_000;

const NOTHING: ReviewSnapshot = {
  threads: [],
  places: new Map(),
  activeId: null,
  asked: 0,
  draft: null,
  draftPlace: null,
};

/**
 * The threads of the open document and where they are in it. Places are found from the document alone, off the typing path; while
 * somebody types, the marks in the editors move along by themselves.
 */
export class ReviewStore {
  private snapshot = NOTHING;
  private readonly listeners = new Set<() => void>();
  private readonly quietListeners = new Set<() => void>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private quietTimer: ReturnType<typeof setTimeout> | undefined;
  private waitingSince = 0;
  /** Whether one may raise remarks at all. */
  mayBegin = false;
  /** What was selected last in a text, wherever it goes since; a click on a card may take the selection away. */
  selected: Anchor | null = null;

  constructor(readonly doc: Y.Doc) {}

  /** Follows the document until the returned function is called. */
  readonly attach = (): (() => void) => {
    this.doc.on('update', this.changed);
    this.locate();
    return () => {
      this.doc.off('update', this.changed);
      if (this.timer) clearTimeout(this.timer);
      this.timer = null;
      clearTimeout(this.quietTimer);
    };
  };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Called when the text has been quiet and the places are found, whether any of them changed or not. */
  readonly onQuiet = (listener: () => void): (() => void) => {
    this.quietListeners.add(listener);
    return () => this.quietListeners.delete(listener);
  };

  readonly getSnapshot = (): ReviewSnapshot => this.snapshot;

  setThreads(threads: readonly ThreadView[]): void {
    if (threads === this.snapshot.threads) return;
    this.snapshot = { ...this.snapshot, threads };
    this.locate(true);
  }

  activate(activeId: string | null): void {
    if (activeId !== this.snapshot.activeId) this.set({ ...this.snapshot, activeId });
  }

  /** Activates a thread and asks the margin to show it. */
  open(activeId: string): void {
    this.set({ ...this.snapshot, activeId, asked: this.snapshot.asked + 1 });
  }

  /** Begins a remark; one that was being written is given up by the caller's leave. @param ask the margin is to show it */
  begin(draft: ThreadDraft, ask = true): void {
    const draftPlace = new AnchorResolver(this.doc).resolve(draft.anchor);
    this.set({ ...this.snapshot, draft, draftPlace, activeId: null, asked: this.snapshot.asked + (ask ? 1 : 0) });
  }

  endDraft(): void {
    if (this.snapshot.draft) this.set({ ...this.snapshot, draft: null, draftPlace: null });
  }

  /** Finds all places anew. @param changed something else changed as well: everybody is told in any case */
  locate(changed = false): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    const { threads, places: before, draft } = this.snapshot;
    const resolver = new AnchorResolver(this.doc);
    const places = new Map<string, AnchorPlace>();
    for (const { id, anchor } of threads) {
      const place = resolver.resolve(anchor);
      if (place) places.set(id, samePlace(before.get(id), place));
    }
    const draftPlace = draft && resolver.resolve(draft.anchor);
    const same = places.size === before.size && [...places].every(([id, place]) => before.get(id) === place);
    if (!same || changed || draft) this.set({ ...this.snapshot, places: same ? before : places, draftPlace });
  }

  /** Does something to the document. @returns how many open threads lose their place by it */
  lostBy(act: () => void): number {
    const standing = (): number =>
      this.snapshot.threads.filter(({ id, state }) => state === 'open' && this.snapshot.places.has(id)).length;
    this.locate();
    const before = standing();
    act();
    this.locate();
    return Math.max(0, before - standing());
  }

  private readonly changed = (): void => {
    const { threads, draft } = this.snapshot;
    if (threads.length === 0 && !draft) return;
    const now = performance.now();
    if (this.timer) clearTimeout(this.timer);
    else this.waitingSince = now;
    const wait = Math.max(0, Math.min(QUIET, this.waitingSince + LONGEST - now));
    this.timer = setTimeout(() => this.locate(), wait);
    clearTimeout(this.quietTimer);
    this.quietTimer = setTimeout(() => {
      for (const listener of this.quietListeners) listener();
    }, QUIET);
  };

  private set(next: ReviewSnapshot): void {
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }
}

/** The same object while nothing has changed, so that what shows it need not be drawn again. */
function samePlace(before: AnchorPlace | undefined, now: AnchorPlace): AnchorPlace {
  return before && JSON.stringify(before) === JSON.stringify(now) ? before : now;
}
