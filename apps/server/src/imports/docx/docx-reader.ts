import { isImageType } from '@soproekt/contracts';
import { htmlToJson } from '@soproekt/editor';
import mammoth from 'mammoth';
import { randomUUID } from 'node:crypto';
import { Refusal } from '../../attachments/file-refusal.js';
import { cleanImage, imageTypeOf } from '../../attachments/content/clean-image.js';
import type { ImportedImage, RawContent } from '../imported.js';
import type { Notes } from '../notes.js';
import { MARK_END, MARK_START, NO_SECTION } from '../section-mark.js';
import type { DocxParts } from './docx-parts.js';
import { styleMap } from './heading-styles.js';

const MOST_IMAGES = 300;

/** The text of a Word file as content of our editor, images aside. */
export async function readDocx(parts: DocxParts, notes: Notes): Promise<RawContent> {
  const images: ImportedImage[] = [];
  const take = async (image: {
    contentType: string;
    readAsBuffer: () => Promise<Buffer>;
  }): Promise<Record<string, string>> => {
    if (images.length >= MOST_IMAGES) {
      notes.add('images-too-many');
      return {};
    }
    // Not there when it was of a kind that is not unpacked, or lies outside of the file.
    const bytes = await image.readAsBuffer().catch(() => null);
    const type = bytes && imageTypeOf(bytes);
    if (!bytes || !type || !isImageType(type)) return {};
    const clean = cleanImage(bytes, type);
    if (typeof clean === 'string') {
      notes.add('image-damaged');
      return {};
    }
    const id = randomUUID();
    images.push({ id, type, ...clean });
    return { 'data-attachment-id': id };
  };
  const value = await toHtml(parts, take);
  const html = value
    .replaceAll(MARK_START, '')
    .replaceAll(MARK_END, '')
    // Back from a note to its place: a link that leads nowhere here.
    .replace(/\s*<a href="#[^"]*">↑<\/a>/g, '')
    // What stands behind the last section belongs to none.
    .replace('<a id="appendix"></a>', `${MARK_START}${NO_SECTION}${MARK_END}`)
    .replace(/<a id="section_(\d{1,5})"><\/a>/g, `${MARK_START}$1${MARK_END}`);
  return { blocks: htmlToJson(html).content ?? [], images };
}

/** What the reader of Word files cannot follow – nesting without end, missing parts – is damage. */
async function toHtml(parts: DocxParts, take: (image: never) => Promise<Record<string, string>>): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: parts.archive },
      {
        styleMap: styleMap(parts.styles),
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        convertImage: mammoth.images.imgElement(take as never),
      },
    );
    return value;
  } catch {
    throw new Refusal('damaged');
  }
}
