import type * as Y from 'yjs';
import { absolutePosition } from './caret-plugin';
import type { SectionHub } from './section-hub';

/** Room kept above what is scrolled to: the toolbar floats there. */
const TOP_MARGIN = 64;

/** The scrolling sheet: the way to sections and carets, and which section is being read. */
export class PageView {
  private container: HTMLElement | null = null;

  constructor(private readonly hub: SectionHub) {}

  readonly setContainer = (element: HTMLElement | null): void => {
    this.container = element;
  };

  get element(): HTMLElement | null {
    return this.container;
  }

  /** Takes the focus, from what is gone, without moving. */
  focus(): void {
    if (!this.container) return;
    this.container.tabIndex = -1;
    this.container.focus({ preventScroll: true });
  }

  section(sectionId: string): HTMLElement | null {
    return this.container?.querySelector<HTMLElement>(`[data-section-id="${CSS.escape(sectionId)}"]`) ?? null;
  }

  /** Scrolls a section's head into view. */
  goToSection(sectionId: string): void {
    const section = this.section(sectionId);
    if (section) this.scrollTo(section.getBoundingClientRect().top);
  }

  /** Brings a section's head into view when it is not there. */
  revealSection(sectionId: string): void {
    const head = this.section(sectionId)?.querySelector('.sp-doc-head')?.getBoundingClientRect();
    if (head) this.reveal(head);
  }

  /** Scrolls to a place in a section's text, which is mounted for that when need be. */
  async goToPosition(sectionId: string, position: Y.RelativePosition): Promise<void> {
    if (!this.hub.editor(sectionId)) this.goToSection(sectionId);
    const editor = await this.hub.want(sectionId);
    const at = absolutePosition(editor.state, position);
    if (at === null) this.goToSection(sectionId);
    else this.reveal(editor.view.coordsAtPos(at));
    this.hub.release(sectionId);
  }

  /** Scrolls only when the place is outside of the comfortable middle. */
  reveal(place: { readonly top: number; readonly bottom: number }): void {
    if (!this.container) return;
    const box = this.container.getBoundingClientRect();
    if (place.top >= box.top + TOP_MARGIN && place.bottom <= box.bottom - TOP_MARGIN) return;
    this.container.scrollBy({ top: place.top - box.top - box.height / 3 });
  }

  /** The section at the top of the visible part. */
  visibleSection(): string | null {
    if (!this.container) return null;
    const line = this.container.getBoundingClientRect().top + TOP_MARGIN + 40;
    let found: string | null = null;
    for (const element of this.container.querySelectorAll<HTMLElement>('[data-section-id]')) {
      if (element.getBoundingClientRect().top > line && found !== null) break;
      found = element.dataset['sectionId'] ?? null;
    }
    return found;
  }

  /** True while some of the section can be seen. */
  inSight(sectionId: string): boolean {
    const box = this.container?.getBoundingClientRect();
    const section = this.section(sectionId)?.getBoundingClientRect();
    return box !== undefined && section !== undefined && section.bottom > box.top && section.top < box.bottom;
  }

  private scrollTo(top: number): void {
    if (!this.container) return;
    this.container.scrollBy({ top: top - this.container.getBoundingClientRect().top - TOP_MARGIN });
  }
}
