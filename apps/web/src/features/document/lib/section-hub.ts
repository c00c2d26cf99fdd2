import type { Editor } from '@tiptap/core';

/** Where the caret goes in a section. */
export type CaretTarget = 'start' | 'end' | { readonly from: number; readonly to: number };

export interface HubSnapshot {
  /** The section whose text has, or last had, the focus. */
  readonly activeId: string | null;
  readonly editor: Editor | null;
}

/** A part of a section that takes the focus: its title or its text. */
export interface TitleField {
  focus: (at: 'start' | 'end') => void;
}

/** A table or a form as the search of the document sees it. */
export interface TableSearch {
  readonly element: () => HTMLElement | null;
  /** What can be found, in the order in which it is read: text by row and column. */
  readonly texts: () => Iterable<{ readonly rowId: string; readonly column: string; readonly text: string }>;
}

/** A table of a section with rows; a section may have several. */
export interface SectionTable {
  readonly search?: TableSearch;
  /** Makes a cell the active one; without a column the row's name. @returns false when the row is not in this table */
  goTo: (rowId: string, column: string | undefined) => boolean;
  /** @returns false when the table is empty */
  focus: (at: 'start' | 'end') => boolean;
}

/**
 * The page's editors: which sections are mounted, which one is active, and the way to any place of the document,
 * mounted or not.
 */
export class SectionHub {
  private readonly editors = new Map<string, Editor>();
  private readonly titles = new Map<string, TitleField>();
  private readonly tables = new Map<string, SectionTable[]>();
  private readonly wanted = new Set<string>();
  private readonly waiting = new Map<string, ((editor: Editor) => void)[]>();
  private readonly listeners = new Set<() => void>();
  private readonly editorListeners = new Set<(sectionId: string, editor: Editor) => void>();
  private readonly threadListeners = new Set<(editor: Editor, threadId: string) => void>();
  private snapshot: HubSnapshot = { activeId: null, editor: null };

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): HubSnapshot => this.snapshot;

  /** True when a section must be mounted though it is far from the viewport. */
  isWanted(sectionId: string): boolean {
    return this.wanted.has(sectionId) || this.snapshot.activeId === sectionId;
  }

  editor(sectionId: string): Editor | null {
    return this.editors.get(sectionId) ?? null;
  }

  /** Every mounted editor with its section. */
  mounted(): [string, Editor][] {
    return [...this.editors.entries()];
  }

  /** Called with every editor that is mounted from now on. */
  onMount(listener: (sectionId: string, editor: Editor) => void): () => void {
    this.editorListeners.add(listener);
    return () => this.editorListeners.delete(listener);
  }

  /** Called when a thread that is marked in a text is clicked. */
  onThread(listener: (editor: Editor, threadId: string) => void): () => void {
    this.threadListeners.add(listener);
    return () => this.threadListeners.delete(listener);
  }

  threadClicked(sectionId: string, threadId: string): void {
    const editor = this.editors.get(sectionId);
    if (editor) for (const listener of this.threadListeners) listener(editor, threadId);
  }

  register(sectionId: string, editor: Editor): () => void {
    this.editors.set(sectionId, editor);
    for (const listener of this.editorListeners) listener(sectionId, editor);
    for (const resolve of this.waiting.get(sectionId) ?? []) resolve(editor);
    this.waiting.delete(sectionId);
    if (this.snapshot.activeId === sectionId) this.set({ activeId: sectionId, editor });
    return () => {
      if (this.editors.get(sectionId) !== editor) return;
      this.editors.delete(sectionId);
      if (this.snapshot.editor === editor) this.set({ activeId: sectionId, editor: null });
    };
  }

  registerTitle(sectionId: string, field: TitleField): () => void {
    this.titles.set(sectionId, field);
    return () => {
      if (this.titles.get(sectionId) === field) this.titles.delete(sectionId);
    };
  }

  registerTable(sectionId: string, table: SectionTable): () => void {
    this.tables.set(sectionId, [...(this.tables.get(sectionId) ?? []), table]);
    return () => {
      const left = (this.tables.get(sectionId) ?? []).filter((other) => other !== table);
      if (left.length > 0) this.tables.set(sectionId, left);
      else this.tables.delete(sectionId);
    };
  }

  /** The tables of a section that can be searched, as they stand one below another. */
  searches(sectionId: string): TableSearch[] {
    const tables = (this.tables.get(sectionId) ?? []).flatMap(({ search }) => search ?? []);
    return tables.length < 2 ? tables : tables.sort(byPlace);
  }

  /** Goes to a cell of a table and gives it the focus. @returns false when there is no such row in the section */
  goToCell(sectionId: string, rowId: string, column?: string): boolean {
    const found = (this.tables.get(sectionId) ?? []).some((table) => table.goTo(rowId, column));
    if (found) this.activate(sectionId);
    return found;
  }

  activate(sectionId: string | null): void {
    if (this.snapshot.activeId === sectionId) return;
    this.set({ activeId: sectionId, editor: sectionId ? this.editor(sectionId) : null });
  }

  /** Mounts a section wherever it is; released by `release`, after which the viewport decides again. */
  want(sectionId: string): Promise<Editor> {
    const mounted = this.editors.get(sectionId);
    this.wanted.add(sectionId);
    this.notify();
    if (mounted) return Promise.resolve(mounted);
    return new Promise((resolve) => {
      this.waiting.set(sectionId, [...(this.waiting.get(sectionId) ?? []), resolve]);
    });
  }

  release(sectionId: string): void {
    if (this.wanted.delete(sectionId)) this.notify();
  }

  releaseAll(): void {
    if (this.wanted.size === 0) return;
    this.wanted.clear();
    this.notify();
  }

  /** Puts the caret into a section's text. */
  async focusText(sectionId: string, at: CaretTarget): Promise<void> {
    const tables = this.tables.get(sectionId);
    if (tables && typeof at === 'string' && !this.editors.has(sectionId)) {
      (at === 'start' ? tables : [...tables].reverse()).some((table) => table.focus(at));
      return;
    }
    const editor = await this.want(sectionId);
    this.activate(sectionId);
    if (typeof at === 'string') editor.commands.focus(at, { scrollIntoView: true });
    else
      editor
        .chain()
        .focus(null, { scrollIntoView: false })
        .setTextSelection({ from: at.from, to: at.to })
        .scrollIntoView()
        .run();
    this.release(sectionId);
  }

  focusTitle(sectionId: string, at: 'start' | 'end'): boolean {
    const field = this.titles.get(sectionId);
    field?.focus(at);
    return field !== undefined;
  }

  private set(next: HubSnapshot): void {
    this.snapshot = next;
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }
}

/** Tables register in the order in which they first got a row. */
function byPlace(a: TableSearch, b: TableSearch): number {
  const [first, second] = [a.element(), b.element()];
  if (!first || !second) return 0;
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}
