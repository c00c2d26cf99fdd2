import type { PrintModel } from '../model/build-model.js';
import type { ExportPayload } from '../model/export-payload.js';
import { definitionOf } from './definition.js';
import { FONT_FILES, FONTS } from './fonts.js';
import { pdfmake } from './pdfmake.js';

pdfmake.setFonts(FONTS);
// What a document says is never an address to fetch or a file to read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => FONT_FILES.has(path));

/** The document as PDF. */
export function writePdf(payload: ExportPayload, model: PrintModel): Promise<Uint8Array> {
  return pdfmake.createPdf(definitionOf(payload, model)).getBuffer();
}

/** Thrown when the pages are laid out and drawing begins, which nobody needs here. */
class LaidOut extends Error {}

/** On which page each heading of the table of contents stands, in reading order. */
export async function headingPages(payload: ExportPayload, model: PrintModel): Promise<readonly number[]> {
  const pages: number[] = [];
  const definition = definitionOf(payload, model, (index, page) => (pages[index] = page));
  pdfmake.setProgressCallback(() => {
    throw new LaidOut();
  });
  const pdf = pdfmake.createPdf(definition);
  // It is taken over at the call above; the next document is to be drawn.
  pdfmake.setProgressCallback(undefined);
  await pdf.getStream().catch((error: unknown) => {
    if (!(error instanceof LaidOut)) throw error;
  });
  return pages;
}
