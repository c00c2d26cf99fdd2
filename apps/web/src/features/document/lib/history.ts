import { defaultDeleteFilter, defaultProtectedNodes, ySyncPluginKey } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

/** Origin of changes of structure (sections, titles) made here; they are undone together with typing. */
export const STRUCTURE_ORIGIN = Symbol('soproekt:structure');

/** A selection that survives other people's edits. */
export interface KeptSelection {
  readonly anchor: Y.RelativePosition;
  readonly head: Y.RelativePosition;
}

/** Where a step was made, to lead the eye and the caret back there. */
export interface HistoryPlace {
  readonly sectionId: string;
  readonly selection: KeptSelection | null;
  /** Of tables: the cell; without a column the row. */
  readonly cell?: { readonly rowId: string; readonly column: string | undefined };
}

export interface HistorySnapshot {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

/** The last paragraph of a text stays, empty: without it every editor would put in one of its own. */
function isOnlyParagraph(item: Y.Item): boolean {
  const element = item.content instanceof Y.ContentType ? item.content.type : null;
  if (!(element instanceof Y.XmlElement) || element.nodeName !== 'paragraph') return false;
  const { parent } = item;
  return parent instanceof Y.XmlFragment && !(parent instanceof Y.XmlElement) && parent.length === 1;
}

type PlaceListener = (place: HistoryPlace) => void;

/**
 * The one undo history of a document. It tracks only what is typed or done here, over all sections and the structure,
 * and outlives the editors: these are mounted near the viewport only.
 */
export class DocumentHistory {
  private readonly manager: Y.UndoManager;
  private readonly listeners = new Set<() => void>();
  private readonly placeListeners = new Set<PlaceListener>();
  private snapshot: HistorySnapshot = { canUndo: false, canRedo: false };
  private place: HistoryPlace | null = null;

  constructor(scope: Y.Map<unknown>) {
    this.manager = new Y.UndoManager(scope, {
      trackedOrigins: new Set([ySyncPluginKey, STRUCTURE_ORIGIN]),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      // A paragraph in which somebody else has typed meanwhile stays when its creation is undone.
      deleteFilter: (item) => !isOnlyParagraph(item) && defaultDeleteFilter(item, defaultProtectedNodes),
    });
    this.manager.on('stack-item-added', ({ stackItem }) => {
      if (this.place) stackItem.meta.set('place', this.place);
      this.refresh();
    });
    this.manager.on('stack-item-popped', ({ stackItem }) => {
      const place = stackItem.meta.get('place') as HistoryPlace | undefined;
      this.refresh();
      if (place) for (const listener of this.placeListeners) listener(place);
    });
    this.manager.on('stack-cleared', () => this.refresh());
  }

  /** Notes where the next step will be made; editors call it before their change reaches the document. */
  at(place: HistoryPlace | null): void {
    this.place = place;
  }

  undo(): boolean {
    return this.step(this.manager.undoStack, () => this.manager.undo());
  }

  redo(): boolean {
    return this.step(this.manager.redoStack, () => this.manager.redo());
  }

  /** Steps that can be undone now. */
  get depth(): number {
    return this.manager.undoStack.length;
  }

  /** Undoes every step since `depth` was this. */
  undoTo(depth: number): void {
    while (this.depth > depth && this.undo());
  }

  /** What follows becomes a step of its own. */
  cut(): void {
    this.manager.stopCapturing();
  }

  /** Forgets everything: nothing may be undone any more (rights withdrawn). */
  clear(): void {
    this.manager.clear();
    this.refresh();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): HistorySnapshot => this.snapshot;

  /** Called with the place of every step that was undone or done again. */
  onPlace(listener: PlaceListener): () => void {
    this.placeListeners.add(listener);
    return () => this.placeListeners.delete(listener);
  }

  destroy(): void {
    this.manager.destroy();
  }

  private step(stack: Y.UndoManager['undoStack'], run: () => unknown): boolean {
    // The step goes over to the other stack, and its place with it.
    const place = stack[stack.length - 1]?.meta.get('place') as HistoryPlace | undefined;
    if (place) this.place = place;
    const done = run() !== null;
    this.refresh();
    return done;
  }

  private refresh(): void {
    const next = { canUndo: this.manager.canUndo(), canRedo: this.manager.canRedo() };
    if (next.canUndo === this.snapshot.canUndo && next.canRedo === this.snapshot.canRedo) return;
    this.snapshot = next;
    for (const listener of this.listeners) listener();
  }
}
