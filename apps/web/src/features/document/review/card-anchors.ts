import type { AnchorPlace } from '@soproekt/documents';
import type { CollabSession } from '../lib/collab-session';
import { topsInSection, type AnchoredItem } from './section-tops';

/** Something in the margin, with what it is about; null: that is not in the document now. */
export interface MarginItem {
  readonly key: string;
  readonly place: AnchorPlace | null;
}

/** What was measured of a section, and for what. */
interface Known {
  readonly width: number;
  readonly height: number;
  readonly text: Element | null;
  readonly items: readonly AnchoredItem[];
  readonly tops: ReadonlyMap<string, number>;
}

/** Measures where in the sheet things are that threads are about. What has not changed is not measured again. */
export class CardAnchors {
  private known = new Map<string, Known>();

  constructor(
    private readonly session: CollabSession,
    private readonly sheet: HTMLElement,
  ) {}

  /** Elements on whose sizes the answers depend. */
  sections(): readonly HTMLElement[] {
    return [...this.sheet.querySelectorAll<HTMLElement>('[data-section-id]')];
  }

  /** @returns tops from the beginning of what the sheet scrolls, by key; without those that have no place */
  measure(items: readonly MarginItem[], sections = this.sections()): ReadonlyMap<string, number> {
    const bySection = new Map<string, AnchoredItem[]>();
    for (const { key, place } of items) {
      if (!place) continue;
      const here = bySection.get(place.sectionId);
      if (here) here.push({ key, place });
      else bySection.set(place.sectionId, [{ key, place }]);
    }
    const origin = this.sheet.getBoundingClientRect().top - this.sheet.scrollTop;
    const tops = new Map<string, number>();
    const known = new Map<string, Known>();
    for (const section of sections) {
      const id = section.dataset['sectionId'] ?? '';
      const here = bySection.get(id);
      if (!here) continue;
      const measured = this.inSection(id, section, here);
      known.set(id, measured);
      const from = section.getBoundingClientRect().top - origin;
      for (const [key, top] of measured.tops) tops.set(key, from + top);
    }
    this.known = known;
    return tops;
  }

  /** Forgets what was measured: an editor has taken the place of a still text, or a table has been drawn. */
  forget(sectionId: string): void {
    this.known.delete(sectionId);
  }

  /** The end of the last section. */
  end(sections = this.sections()): number {
    const last = sections[sections.length - 1];
    if (!last) return 0;
    return last.getBoundingClientRect().bottom - this.sheet.getBoundingClientRect().top + this.sheet.scrollTop;
  }

  private inSection(id: string, section: HTMLElement, items: readonly AnchoredItem[]): Known {
    const { width, height } = section.getBoundingClientRect();
    const text = section.querySelector('.sp-text');
    const before = this.known.get(id);
    const same =
      before?.width === width && before.height === height && before.text === text && sameItems(before.items, items);
    if (same) return before;
    const tops = topsInSection(section, items, this.session.index.fragment(id));
    return { width, height, text, items, tops };
  }
}

const sameItems = (a: readonly AnchoredItem[], b: readonly AnchoredItem[]): boolean =>
  a.length === b.length && a.every(({ key, place }, i) => key === b[i]?.key && place === b[i]?.place);
