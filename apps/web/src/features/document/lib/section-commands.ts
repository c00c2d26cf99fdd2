import {
  addSection,
  assignSection,
  listSections,
  moveSection,
  removeSection,
  restoreSection,
  setSectionTitle,
  type SectionKind,
} from '@soproekt/documents';
import * as Y from 'yjs';
import type { CollabSession } from './collab-session';
import { STRUCTURE_ORIGIN } from './history';

const options = { origin: STRUCTURE_ORIGIN };

/** How a new section begins. */
export interface SectionStart {
  readonly kind?: SectionKind;
  readonly title?: string;
}

/** What can be done with sections; everything is one step of the undo history. */
export class SectionCommands {
  constructor(private readonly session: CollabSession) {}

  /**
   * Adds a section behind another (null: first of all) and returns its id. It comes into being taken out and is put in
   * as a second step: undoing that takes it out again softly, with whatever others have written in it meanwhile. It has
   * its first paragraph from the start: editors of an empty text would each add one of their own.
   */
  add(afterId: string | null | undefined, { kind = 'text', title = '' }: SectionStart = {}): string {
    const { doc } = this.session;
    let id = '';
    doc.transact(() => {
      id = addSection(doc, {
        afterId,
        kind,
        title,
        content: (text) => text.insert(0, [new Y.XmlElement('paragraph')]),
      });
      removeSection(doc, id, { by: this.session.userId });
    });
    this.step(id, () => restoreSection(doc, id, options));
    return id;
  }

  rename(id: string, title: string): void {
    this.session.history.at({ sectionId: id, selection: null });
    setSectionTitle(this.session.doc, id, title, options);
  }

  /** @returns the new place, from 0; null when there is no way further */
  moveBy(id: string, delta: 1 | -1): number | null {
    const sections = listSections(this.session.doc);
    const from = sections.findIndex((section) => section.id === id);
    const to = from + delta;
    if (from < 0 || to < 0 || to >= sections.length) return null;
    this.moveTo(id, to);
    return to;
  }

  moveTo(id: string, index: number): void {
    this.step(id, () => moveSection(this.session.doc, id, index, options));
  }

  assign(id: string, institutionId: string | null): void {
    this.step(id, () => assignSection(this.session.doc, id, institutionId, options));
  }

  remove(id: string): void {
    this.step(id, () => removeSection(this.session.doc, id, { by: this.session.userId }, options));
  }

  restore(id: string): void {
    this.step(id, () => restoreSection(this.session.doc, id, options));
  }

  private step(sectionId: string, act: () => void): void {
    const { history } = this.session;
    history.cut();
    history.at({ sectionId, selection: null });
    act();
    history.cut();
  }
}
