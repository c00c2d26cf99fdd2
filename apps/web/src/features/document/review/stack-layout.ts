import type { CardAnchors, MarginItem } from './card-anchors';
import { cardsWithin, stackCards, type CardWish } from './stack-cards';
import { cardsBeyond, type EdgesView, type PlacedCard } from './stack-edges';
import { tieScroll, type ScrollTie } from './tie-scroll';

/** A card of the margin. */
export interface StackItem extends MarginItem {
  /** About how high it will be, until it has been drawn once. */
  readonly estimate: number;
  /** What stands beneath the threads is not one of them. */
  readonly uncounted?: boolean;
}

/** What React is to draw. */
export interface StackView {
  /** Keys in the order in which the cards stand. */
  readonly order: readonly string[];
  readonly drawn: ReadonlySet<string>;
}

export interface StackElements {
  /** Scrolls along with the sheet. */
  readonly list: HTMLElement;
  /** As high as everything in the list. */
  readonly canvas: HTMLElement;
  /** Holds the cards; shifted as a whole, so that they stand by the measure of the sheet. */
  readonly shift: HTMLElement;
  readonly sheet: HTMLElement;
}

const GAP = 10;
/** Kept free above the first card, and beneath the last. */
const PAD = 12;
/** Height of the bars at the edges, which lead to the cards beyond. */
const BAR = 32;
/** Kept free around a card that is brought into view. */
const CLEAR = BAR + 8;
/** Cards are drawn as far as this beyond what is seen, in heights of it; drawn anew when less than half of it is left. */
const BEYOND = 2;
/** So many more on either side: the next card can always be reached by keyboard. */
const AROUND = 2;
const MOVE: KeyframeAnimationOptions = { duration: 140, easing: 'ease-out' };

/** Puts the cards of the margin beside what they are about, and keeps them there while the sheet scrolls and grows. */
export class StackLayout {
  private items: readonly StackItem[] = [];
  private order: readonly StackItem[] = [];
  private wanted: ReadonlyMap<string, number> = new Map();
  private cards: readonly CardWish[] = [];
  private tops: readonly number[] = [];
  private readonly heights = new Map<string, number>();
  private readonly placed = new Map<string, number>();
  private readonly sizes = new ResizeObserver(() => this.layOut());
  private readonly watched = new Set<Element>();
  private readonly tie: ScrollTie;
  private fixed: string | null = null;
  private frame = 0;
  /** How far the list begins beneath the beginning of the sheet, in the window. */
  private beneath = 0;
  private before = 0;
  private view: StackView = { order: [], drawn: new Set() };
  /** Those that are drawn. */
  private elementOf: ReadonlyMap<string, HTMLElement> = new Map();

  /**
   * @param show takes what is to be drawn, when it is something else
   * @param tell takes what lies beyond the edges of what is seen
   */
  constructor(
    private readonly elements: StackElements,
    private readonly anchors: CardAnchors,
    private readonly show: (view: StackView) => void,
    private readonly tell: (edges: EdgesView) => void,
  ) {
    this.tie = tieScroll(elements.sheet, elements.list, () => this.draw());
  }

  readonly stop = (): void => {
    cancelAnimationFrame(this.frame);
    this.sizes.disconnect();
    this.tie.stop();
  };

  /** Measures in the next frame. */
  readonly ask = (): void => {
    this.frame ||= requestAnimationFrame(() => this.layOut());
  };

  /** Takes what is to stand in the margin, once it is drawn. @param fixed the card that keeps its place */
  update(items: readonly StackItem[], fixed: string | null): void {
    // A field that took the focus as it was drawn had no place yet: the browser scrolled to where it was not.
    this.tie.restore();
    const moves = fixed !== this.fixed;
    this.items = items;
    this.fixed = fixed;
    this.layOut(moves);
  }

  /** Brings a card into view, and with it its text. */
  reveal(key: string): void {
    const at = this.order.findIndex((item) => item.key === key);
    const top = this.tops[at];
    if (top === undefined) return;
    const { list } = this.elements;
    const [from, to] = [top - CLEAR, top + (this.cards[at]?.height ?? 0) + CLEAR];
    const seen = this.seen();
    const by = from < seen.from ? from - seen.from : Math.min(from - seen.from, Math.max(0, to - seen.to));
    if (by === 0) return;
    list.scrollTop += by;
    this.tie.follow();
  }

  private layOut(moves = false): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { list, canvas, sheet } = this.elements;
    const sections = this.anchors.sections();
    const cards = [...this.elements.shift.querySelectorAll<HTMLElement>('[data-stacked]')];
    this.elementOf = new Map(cards.map((card) => [card.dataset['stacked'] ?? '', card]));
    this.watch([list, sheet, ...sections, ...cards]);
    this.beneath = list.getBoundingClientRect().top - sheet.getBoundingClientRect().top;
    this.wanted = this.wishes(sections);
    this.order = [...this.items].sort((a, b) => (this.wanted.get(a.key) ?? 0) - (this.wanted.get(b.key) ?? 0));
    this.cards = this.order.map((item) => ({ wanted: this.wanted.get(item.key) ?? 0, height: this.heightOf(item) }));
    const fixed = this.order.findIndex(({ key }) => key === this.fixed);
    const from = this.beneath + canvas.offsetTop + PAD;
    this.tops = stackCards(this.cards, { fixed, from, gap: GAP });
    this.stretch(from);
    this.put(moves);
    this.draw();
  }

  /**
   * Where each card would best be. One whose place is not on the sheet stands with the one before it; without a place it stands at the
   * end, unless somebody is writing in it.
   */
  private wishes(sections: readonly HTMLElement[]): ReadonlyMap<string, number> {
    const measured = this.anchors.measure(this.items, sections);
    const end = this.anchors.end(sections);
    const wanted = new Map<string, number>();
    let last = 0;
    for (const { key, place } of this.items) {
      const lost = key === this.fixed ? (this.wanted.get(key) ?? end) : end;
      last = measured.get(key) ?? (place ? last : lost);
      wanted.set(key, last);
    }
    return wanted;
  }

  private heightOf({ key, estimate }: StackItem): number {
    const height = this.elementOf.get(key)?.offsetHeight;
    if (height) this.heights.set(key, height);
    return height || (this.heights.get(key) ?? estimate);
  }

  /** Makes room for all of it: for the sheet's own length, and for what stands beyond its ends. */
  private stretch(from: number): void {
    const { list, canvas, shift, sheet } = this.elements;
    const at = this.tops.length - 1;
    const end = (this.tops[at] ?? 0) + (this.cards[at]?.height ?? 0) + PAD * 2;
    this.before = Math.max(0, from - (this.tops[0] ?? from));
    const down = this.before - this.beneath - canvas.offsetTop;
    const along = sheet.scrollHeight - sheet.clientHeight + this.before + list.clientHeight - canvas.offsetTop;
    canvas.style.height = `${Math.max(along, end + down)}px`;
    shift.style.top = `${down}px`;
    this.tie.setBefore(this.before);
  }

  private put(moves: boolean): void {
    const animated = moves && !window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    const drawn = new Set<string>();
    this.order.forEach(({ key }, i) => {
      const card = this.elementOf.get(key);
      if (!card) return;
      drawn.add(key);
      const top = Math.round(this.tops[i] ?? 0);
      const before = this.placed.get(key);
      this.placed.set(key, top);
      if (before === top && card.style.transform !== '') return;
      card.style.transform = shifted(top);
      if (animated && before !== undefined) {
        card.animate?.([{ transform: shifted(before) }, { transform: shifted(top) }], MOVE);
      }
    });
    for (const key of [...this.placed.keys()]) if (!drawn.has(key)) this.placed.delete(key);
  }

  /** Has those cards drawn that can be seen soon. */
  private draw(): void {
    const { from, to } = this.seen();
    this.tell(cardsBeyond(this.counted(), { from: from + BAR, to: to - BAR }));
    const height = to - from;
    const within = (beyond: number): ReadonlySet<string> => {
      const span = { from: from - beyond * height, to: to + beyond * height };
      const found = cardsWithin(this.cards, this.tops, span, AROUND);
      return new Set(this.order.slice(found.from, found.to).map(({ key }) => key));
    };
    const order = this.order.map(({ key }) => key);
    const needed = within(BEYOND / 2);
    const { view } = this;
    const same = order.length === view.order.length && order.every((key, i) => key === view.order[i]);
    if (same && [...needed].every((key) => view.drawn.has(key))) return;
    const focused = document.activeElement?.closest<HTMLElement>('[data-stacked]')?.dataset['stacked'];
    const drawn = new Set([...within(BEYOND), ...(focused === undefined ? [] : [focused])]);
    this.view = { order: same ? view.order : order, drawn };
    this.show(this.view);
  }

  private counted(): readonly PlacedCard[] {
    return this.order.flatMap(({ key, uncounted }, i) =>
      uncounted ? [] : [{ key, top: this.tops[i] ?? 0, height: this.cards[i]?.height ?? 0 }],
    );
  }

  /** The part of the sheet's length that the list shows. */
  private seen(): { readonly from: number; readonly to: number } {
    const { list } = this.elements;
    const from = list.scrollTop - this.before + this.beneath;
    return { from, to: from + list.clientHeight };
  }

  /** Whatever changes its size moves cards. */
  private watch(elements: readonly Element[]): void {
    const now = new Set(elements);
    for (const element of this.watched) {
      if (now.has(element)) continue;
      this.watched.delete(element);
      this.sizes.unobserve(element);
    }
    for (const element of now) {
      if (this.watched.has(element)) continue;
      this.watched.add(element);
      this.sizes.observe(element);
    }
  }
}

const shifted = (top: number): string => `translateY(${top}px)`;
