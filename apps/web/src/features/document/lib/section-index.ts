import {
  countWords,
  listSections,
  observeProgramme,
  observeSections,
  plainText,
  rowWords,
  sectionFragment,
  type SectionView,
} from '@soproekt/documents';
import { fragmentToNode } from '@soproekt/editor';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type * as Y from 'yjs';

interface Entry {
  fragment: Y.XmlFragment;
  /** Grows with every change of the section's text. */
  version: number;
  document?: { version: number; value: ProseMirrorNode };
  words?: { version: number; value: number };
  stop: () => void;
}

/**
 * What the page knows of the sections: the outline at once, text and words of a section lazily, computed again only
 * for sections that changed.
 */
export class SectionIndex {
  private sections: readonly SectionView[] = [];
  private readonly entries = new Map<string, Entry>();
  private readonly outlineListeners = new Set<() => void>();
  private readonly textListeners = new Set<(sectionId: string) => void>();
  private readonly stopOutline: () => void;
  private readonly stopRows: () => void;
  /** Null: something has changed since. */
  private inRows: ReadonlyMap<string, number> | null = null;

  constructor(readonly doc: Y.Doc) {
    this.stopOutline = observeSections(doc, () => this.readOutline());
    this.stopRows = observeProgramme(doc, () => {
      this.inRows = null;
    });
    this.readOutline();
  }

  readonly subscribeOutline = (listener: () => void): (() => void) => {
    this.outlineListeners.add(listener);
    return () => this.outlineListeners.delete(listener);
  };

  /** The standing sections in reading order; the same array until something changes. */
  readonly outline = (): readonly SectionView[] => this.sections;

  /** Called with the id of a section whose text changed, once per transaction. */
  onText(listener: (sectionId: string) => void): () => void {
    this.textListeners.add(listener);
    return () => this.textListeners.delete(listener);
  }

  fragment(sectionId: string): Y.XmlFragment | null {
    return this.entries.get(sectionId)?.fragment ?? null;
  }

  /** Changes with every edit of the section's text. */
  version(sectionId: string): number {
    return this.entries.get(sectionId)?.version ?? 0;
  }

  /** The section's text as a ProseMirror document; reading it never changes the shared document. */
  document(sectionId: string): ProseMirrorNode | null {
    const entry = this.entries.get(sectionId);
    if (!entry) return null;
    if (entry.document?.version !== entry.version) {
      entry.document = { version: entry.version, value: fragmentToNode(entry.fragment) };
    }
    return entry.document.value;
  }

  /** Words of a section as the list of documents counts them: its text, fields and rows. */
  words(sectionId: string): number {
    this.inRows ??= rowWords(this.doc);
    return this.proseWords(sectionId) + (this.inRows.get(sectionId) ?? 0);
  }

  private proseWords(sectionId: string): number {
    const entry = this.entries.get(sectionId);
    if (!entry) return 0;
    if (entry.words?.version !== entry.version) {
      entry.words = { version: entry.version, value: countWords(plainText(entry.fragment)) };
    }
    return entry.words.value;
  }

  /** Words of all standing sections, titles not counted. */
  allWords(): number {
    return this.sections.reduce((sum, section) => sum + this.words(section.id), 0);
  }

  destroy(): void {
    this.stopOutline();
    this.stopRows();
    for (const entry of this.entries.values()) entry.stop();
    this.entries.clear();
  }

  private readOutline(): void {
    const next = listSections(this.doc);
    // A view that says the same stays the same object, so that only what changed is rendered again.
    const known = new Map(this.sections.map((section) => [section.id, section]));
    this.sections = next.map((section) => {
      const before = known.get(section.id);
      return before && sameSection(before, section) ? before : section;
    });
    this.watchTexts();
    for (const listener of this.outlineListeners) listener();
  }

  private watchTexts(): void {
    const standing = new Set(this.sections.map((section) => section.id));
    for (const [id, entry] of this.entries) {
      if (standing.has(id) && sectionFragment(this.doc, id) === entry.fragment) continue;
      entry.stop();
      this.entries.delete(id);
    }
    for (const { id } of this.sections) {
      const fragment = this.entries.has(id) ? null : sectionFragment(this.doc, id);
      if (fragment) this.entries.set(id, this.watch(id, fragment));
    }
  }

  private watch(id: string, fragment: Y.XmlFragment): Entry {
    const onChange = (): void => {
      entry.version += 1;
      for (const listener of this.textListeners) listener(id);
    };
    fragment.observeDeep(onChange);
    const entry: Entry = { fragment, version: 1, stop: () => fragment.unobserveDeep(onChange) };
    return entry;
  }
}

function sameSection(a: SectionView, b: SectionView): boolean {
  return (
    a.title === b.title &&
    a.institutionId === b.institutionId &&
    a.kind === b.kind &&
    a.order === b.order &&
    (a.removed === null) === (b.removed === null)
  );
}
