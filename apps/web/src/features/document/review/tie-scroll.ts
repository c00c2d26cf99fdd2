/** Less than this is rounding. */
const NOTHING = 1;

export interface ScrollTie {
  /** How much of the margin stands above the beginning of the sheet. What is seen stays where it is. */
  readonly setBefore: (before: number) => void;
  /** Takes a scrolling of the margin over at once. */
  readonly follow: () => void;
  /** Undoes what the browser scrolled in the margin since the last frame, to show a field that had no place yet. */
  readonly restore: () => void;
  readonly stop: () => void;
}

/**
 * Lets a margin and a sheet scroll as one, whichever of them is scrolled. Where the sheet has come to its end the margin goes on alone,
 * so that everything in it can be reached; on the way back they meet again without a jump.
 */
export function tieScroll(sheet: HTMLElement, margin: HTMLElement, onScroll: () => void): ScrollTie {
  let before = 0;
  let [sheetAt, marginAt] = [sheet.scrollTop, margin.scrollTop];
  /** How far the margin has gone on alone. */
  let alone = 0;

  const note = (): void => {
    [sheetAt, marginAt] = [sheet.scrollTop, margin.scrollTop];
    const apart = marginAt - before - sheetAt;
    alone = Math.abs(apart) < NOTHING ? 0 : apart;
  };
  const fromSheet = (): void => {
    const moved = sheet.scrollTop - sheetAt;
    if (Math.abs(moved) < NOTHING) return;
    const left = nearer(alone, moved);
    scrollTo(margin, sheet.scrollTop + before + left);
    note();
    // A margin that is still too short to go along has not gone on alone.
    if (Math.abs(alone) > Math.abs(left)) alone = left;
    onScroll();
  };
  const fromMargin = (): void => {
    const moved = margin.scrollTop - marginAt;
    if (Math.abs(moved) < NOTHING) return;
    const left = Math.sign(moved) === Math.sign(alone) ? alone : nearer(alone, moved);
    scrollTo(sheet, margin.scrollTop - before - left);
    note();
    onScroll();
  };
  sheet.addEventListener('scroll', fromSheet, { passive: true });
  margin.addEventListener('scroll', fromMargin, { passive: true });
  return {
    setBefore: (next) => {
      fromMargin();
      before = next;
      scrollTo(margin, sheet.scrollTop + next + alone);
      [sheetAt, marginAt] = [sheet.scrollTop, margin.scrollTop];
    },
    follow: fromMargin,
    restore: () => scrollTo(margin, marginAt),
    stop: () => {
      sheet.removeEventListener('scroll', fromSheet);
      margin.removeEventListener('scroll', fromMargin);
    },
  };
}

/** Setting what is set already would end a scrolling that is under way. */
function scrollTo(element: HTMLElement, top: number): void {
  if (Math.abs(element.scrollTop - top) >= NOTHING) element.scrollTop = top;
}

/** A distance that has become smaller by a movement. */
const nearer = (distance: number, by: number): number =>
  Math.sign(distance) * Math.max(0, Math.abs(distance) - Math.abs(by));
