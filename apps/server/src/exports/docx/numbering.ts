import { AlignmentType, LevelFormat, LevelSuffix, type INumberingOptions } from 'docx';
import { twips } from './units.js';

/** Millimetres from the margin to the number of a list, and from there to its text. */
const FIRST = 12.5;
const STEP = 7.5;

export const HEADINGS = 'headings';

/** Left edge of the text of a list in twips; depth 0: not inside another list. */
export const listIndent = (depth: number): number => twips(FIRST + STEP * (depth + 1));

export interface ListNumbering {
  readonly reference: string;
  readonly level: 0;
  readonly instance: number;
}

type Config = INumberingOptions['config'][number];

/** Gives every list a numbering of its own: that is what makes it begin with its own first number. */
export class NumberingBook {
  private readonly configs = new Map<string, Config>();
  private lists = 0;

  next(ordered: boolean, start: number, depth: number): ListNumbering {
    const reference = ordered ? `numbers-${depth}-${start}` : `dashes-${depth}`;
    if (!this.configs.has(reference)) this.configs.set(reference, configOf(reference, ordered, start, depth));
    return { reference, level: 0, instance: ++this.lists };
  }

  options(): INumberingOptions {
    const headings: Config = {
      reference: HEADINGS,
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          suffix: LevelSuffix.SPACE,
          style: { paragraph: { indent: { left: 0, firstLine: 0 } } },
        },
      ],
    };
    return { config: [headings, ...this.configs.values()] };
  }
}

function configOf(reference: string, ordered: boolean, start: number, depth: number): Config {
  return {
    reference,
    levels: [
      {
        level: 0,
        format: ordered ? LevelFormat.DECIMAL : LevelFormat.BULLET,
        text: ordered ? (depth === 0 ? '%1.' : '%1)') : '–',
        alignment: AlignmentType.LEFT,
        start: ordered ? start : 1,
        style: { paragraph: { indent: { left: listIndent(depth), hanging: twips(STEP) } } },
      },
    ],
  };
}
