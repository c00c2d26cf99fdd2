/** A piece of a line: a word with the space behind it, or the part of a word before a hyphen, between two looks. */
interface Piece {
  readonly text: string;
  x: number;
  /** What the piece was moved by against the one before it. */
  justifyShift?: number;
}

export interface Line {
  readonly inlines: readonly Piece[];
}

/** The part of pdfmake that places lines, as far as it is used here. */
export interface ElementWriter {
  readonly prototype: { alignLine: (line: Line) => void };
}

/**
 * pdfmake justifies a line by moving all of its pieces apart. Where a piece ends without a space («учителей-», «3–») no gap belongs: what
 * was given to it goes to the spaces of the line.
 */
export function widenOnlySpaces({ prototype }: ElementWriter): void {
  const align = prototype.alignLine;
  prototype.alignLine = function (line) {
    align.call(this, line);
    if (line.inlines.some(({ justifyShift }) => justifyShift !== undefined)) moveGaps(line.inlines);
  };
}

export function moveGaps(pieces: readonly Piece[]): void {
  const widened = pieces.slice(1).reduce((sum, { justifyShift = 0 }) => sum + justifyShift, 0);
  const isGap = pieces.map((_, i) => /\s$/.test(pieces[i - 1]?.text ?? ''));
  const gaps = isGap.filter(Boolean).length;
  if (gaps === pieces.length - 1) return;
  const each = gaps === 0 ? 0 : widened / gaps;
  let [before, after] = [0, 0];
  for (const [i, piece] of pieces.entries()) {
    before += i === 0 ? 0 : (piece.justifyShift ?? 0);
    after += isGap[i] ? each : 0;
    piece.x += after - before;
    if (i > 0) piece.justifyShift = isGap[i] ? each : 0;
  }
}
