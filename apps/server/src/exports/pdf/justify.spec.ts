import { moveGaps, widenOnlySpaces, type ElementWriter, type Line } from './justify.js';

/** As pdfmake justifies: every piece moved by the same. */
const spread = (texts: readonly string[], shift: number) =>
  texts.map((text, i) => ({ text, x: i * (100 + shift), ...(i > 0 && { justifyShift: shift }) }));

describe('a justified line', () => {
  it('widens no gap where a word was only cut at a hyphen', () => {
    const pieces = spread(['выявят ', 'учителей-', 'предметников ', 'и'], 6);
    moveGaps(pieces);
    // 18 points shared out between two spaces instead of three gaps; the last piece stays at the margin.
    expect(pieces.map(({ x }) => x)).toEqual([0, 109, 209, 318]);
    expect(pieces.map(({ justifyShift }) => justifyShift)).toEqual([undefined, 9, 0, 9]);
  });

  it('stays as it is when every piece ends with a space', () => {
    const pieces = spread(['для ', 'этого ', 'слушатели'], 5);
    const before = structuredClone(pieces);
    moveGaps(pieces);
    expect(pieces).toEqual(before);
  });

  it('is not moved apart when there is no space in it at all', () => {
    const pieces = spread(['очно-', 'заочная'], 40);
    moveGaps(pieces);
    expect(pieces.map(({ x }) => x)).toEqual([0, 100]);
  });

  it('leaves lines of other alignments alone', () => {
    const writer: ElementWriter = { prototype: { alignLine: () => undefined } };
    widenOnlySpaces(writer);
    const line: Line = {
      inlines: [
        { text: 'очно-', x: 3 },
        { text: 'заочная', x: 50 },
      ],
    };
    writer.prototype.alignLine(line);
    expect(line.inlines.map(({ x }) => x)).toEqual([3, 50]);
  });
});
