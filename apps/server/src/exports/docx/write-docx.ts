import {
  Document,
  Header,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TableOfContents,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx';
import type { PrintModel } from '../model/build-model.js';
import type { ExportPayload } from '../model/export-payload.js';
import { LABELS } from '../model/labels.js';
import { headingPages } from '../pdf/write-pdf.js';
import { profileOf, textWidth, type PageProfile } from '../profile.js';
import { BlockWriter } from './block-writer.js';
import { dataPart, DATA_PART } from './data-part.js';
import { pageNumbersFrom } from './page-numbers.js';
import { STYLE, stylesOf } from './styles.js';
import { twips } from './units.js';

const CUSTOM_XML = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml';

/** The document as .docx. */
export async function writeDocx(payload: ExportPayload, model: PrintModel): Promise<Uint8Array> {
  const { print, sections } = model;
  const profile = profileOf(payload);
  const labels = LABELS[payload.locale];
  const writer = new BlockWriter(profile, new Map(payload.images.map((image) => [image.id, image])), labels);
  const pages: Page[] = [];
  const add = (landscape: boolean, write: (first: boolean) => FileChild[]): void => {
    const last = pages.at(-1);
    if (last?.landscape === landscape) last.children.push(...write(false));
    else pages.push({ landscape, children: write(true) });
  };
  // A part begins on a new page: by its section, or by a break before its first paragraph.
  const breakUnless = (first: boolean) => (first ? {} : { pageBreakBefore: true });
  for (const { landscape, blocks } of print.front) {
    add(landscape, (first) => writer.write(blocks, frameOf(profile, landscape), breakUnless(first)));
  }
  if (print.contentsDepth > 0) {
    add(false, (first) => [
      new Paragraph({ style: STYLE.contentsHeading, ...breakUnless(first), children: [new TextRun(labels.contents)] }),
      // Dirty: Word offers to update it when it opens the file, for its own pages may differ by a line.
      new TableOfContents(labels.contents, {
        hyperlink: true,
        headingStyleRange: `1-${print.contentsDepth}`,
        beginDirty: true,
      }),
    ]);
  }
  for (const { landscape, blocks } of print.parts) {
    add(landscape, (first) => writer.write(blocks, frameOf(profile, landscape), breakUnless(first)));
  }
  const numbers = print.contentsDepth > 0 ? await headingPages(payload, model) : [];
  const document = new Document({
    title: print.title,
    creator: print.creators.join('; '),
    lastModifiedBy: print.creators.join('; '),
    styles: stylesOf(profile, payload.locale),
    numbering: writer.numbering.options(),
    defaultTabStop: twips(12.5),
    pageNumbers: pageNumbersFrom(writer.headings.map((number, i) => ({ number, page: numbers[i] }))),
    // Else a line that somebody ended would be stretched to the margin.
    compatibility: { doNotExpandShiftReturn: true },
    sections: (pages.length > 0 ? pages : [{ landscape: false, children: [] }]).map((page, i) =>
      sectionOf(profile, page, i === 0),
    ),
  });
  document.Document.Relationships.addRelationship('Data', CUSTOM_XML, `../${DATA_PART}`);
  return Packer.toBuffer(document, false, [{ path: DATA_PART, data: dataPart(payload, sections) }]);
}

interface Page {
  readonly landscape: boolean;
  readonly children: FileChild[];
}

const frameOf = (profile: PageProfile, landscape: boolean) => ({
  width: twips(textWidth(profile, landscape)),
  depth: 0,
});

function sectionOf(profile: PageProfile, { landscape, children }: Page, first: boolean): ISectionOptions {
  const { page, margins, header } = profile;
  const pageNumber = new Paragraph({
    style: STYLE.header,
    children: [new TextRun({ children: [PageNumber.CURRENT] })],
  });
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      // The first page shows no number, but counts.
      titlePage: first,
      page: {
        size: {
          width: twips(page.width),
          height: twips(page.height),
          orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          left: twips(margins.left),
          right: twips(margins.right),
          top: twips(margins.top),
          bottom: twips(margins.bottom),
          header: twips(header),
          footer: twips(header),
          gutter: 0,
        },
      },
    },
    headers: {
      default: new Header({ children: [pageNumber] }),
      ...(first && { first: new Header({ children: [new Paragraph({ style: STYLE.header })] }) }),
    },
    children,
  };
}
