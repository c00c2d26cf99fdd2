import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx';
import type { PageProfile } from '../profile.js';
import { halfPoints, twips } from './units.js';

/** Ids of the styles; those of Word itself where it has one, so that its own tools know them. */
export const STYLE = {
  body: 'BodyText',
  plain: 'PlainText',
  center: 'Centered',
  right: 'RightAligned',
  title: 'Title',
  table: 'TableText',
  dense: 'TableTextDense',
  caption: 'Caption',
  list: 'ListParagraph',
  quote: 'Quote',
  code: 'CodeText',
  contentsHeading: 'TOCHeading',
  header: 'Header',
  /** Headings of what is no part of the document: no heading styles, so that they stay out of its contents. */
  apart: 'ApartHeading',
  apartInner: 'ApartHeading2',
} as const;

const BLACK = '000000';
const LANGUAGES = { ru: 'ru-RU', en: 'en-GB' } as const;

export function stylesOf(profile: PageProfile, locale: 'ru' | 'en'): IStylesOptions {
  const { font, size, tableSize, denseSize, indent, spacing } = profile;
  const lines = { line: Math.round(240 * spacing), lineRule: LineRuleType.AUTO };
  const single = { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 };
  const run = (points: number, more: object = {}): object => ({
    font,
    size: halfPoints(points),
    color: BLACK,
    ...more,
  });
  const headingParagraph = (level: number) => ({
    keepNext: true,
    keepLines: true,
    outlineLevel: level - 1,
    alignment: level === 1 ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { before: level === 1 ? 360 : 240, after: level === 1 ? 240 : 120, ...lines },
  });
  const heading = (level: number, more: object = {}): object => ({
    run: run(size, { bold: true, ...more }),
    paragraph: headingParagraph(level),
  });
  const contents = (level: number): IStylesOptions['paragraphStyles'] => [
    {
      id: `TOC${level}`,
      name: `toc ${level}`,
      basedOn: 'Normal',
      next: 'Normal',
      run: run(size),
      paragraph: { spacing: { ...single, after: 60 }, indent: { left: twips(5 * (level - 1)) } },
    },
  ];
  const style = (id: string, name: string, paragraph: object, more: object = {}, points = size) => ({
    id,
    name,
    basedOn: 'Normal',
    quickFormat: true,
    run: run(points, more),
    paragraph,
  });
  return {
    default: {
      document: {
        run: { font, size: halfPoints(size), language: { value: LANGUAGES[locale] } },
        paragraph: { spacing: { ...lines, before: 0, after: 0 } },
      },
      title: {
        run: run(size + 2, { bold: true }),
        paragraph: { alignment: AlignmentType.CENTER, spacing: { ...lines, before: 120, after: 120 } },
      },
      heading1: heading(1),
      heading2: heading(2),
      heading3: heading(3, { italics: true }),
      heading4: heading(4, { italics: true, bold: false }),
      hyperlink: { run: { color: BLACK, underline: {} } },
      listParagraph: {
        run: run(size),
        paragraph: { alignment: AlignmentType.BOTH, spacing: { ...lines, before: 0, after: 0 } },
      },
      caption: {
        run: run(tableSize, { bold: false, italics: false }),
        paragraph: { keepNext: true, alignment: AlignmentType.LEFT, spacing: { ...single, before: 240, after: 80 } },
      },
    },
    paragraphStyles: [
      style(STYLE.body, 'Body Text', {
        alignment: AlignmentType.BOTH,
        indent: { firstLine: twips(indent) },
        spacing: { ...lines, before: 0, after: 0 },
      }),
      style(STYLE.plain, 'Plain Paragraph', {
        alignment: AlignmentType.LEFT,
        spacing: { ...lines, before: 60, after: 60 },
      }),
      style(STYLE.center, 'Centered', { alignment: AlignmentType.CENTER, spacing: { ...lines, before: 0, after: 0 } }),
      style(STYLE.right, 'Right Aligned', {
        alignment: AlignmentType.RIGHT,
        spacing: { ...lines, before: 0, after: 0 },
      }),
      style(STYLE.table, 'Table Text', { alignment: AlignmentType.LEFT, spacing: single }, {}, tableSize),
      style(STYLE.dense, 'Table Text Dense', { alignment: AlignmentType.LEFT, spacing: single }, {}, denseSize),
      style(
        STYLE.quote,
        'Quote',
        {
          alignment: AlignmentType.BOTH,
          indent: { left: twips(indent), right: twips(5) },
          spacing: { ...lines, before: 60, after: 60 },
        },
        { italics: true },
      ),
      style(STYLE.code, 'Code Text', { indent: { left: twips(indent) }, spacing: single }, { font: 'Courier New' }, 11),
      style(
        STYLE.contentsHeading,
        'TOC Heading',
        {
          alignment: AlignmentType.CENTER,
          spacing: { before: 0, after: 240, ...lines },
        },
        { bold: true },
      ),
      ...([1, 2] as const).map((level) => {
        const { outlineLevel: _none, ...paragraph } = headingParagraph(level);
        return style(level === 1 ? STYLE.apart : STYLE.apartInner, `Apart Heading ${level}`, paragraph, { bold: true });
      }),
      style(STYLE.header, 'header', { alignment: AlignmentType.CENTER, spacing: single }, {}, 12),
      ...(contents(1) ?? []),
      ...(contents(2) ?? []),
    ],
  };
}
