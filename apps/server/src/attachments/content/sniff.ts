import { isImageType, type AttachmentType } from '@soproekt/contracts';
import { extname } from 'node:path';
import { Archive } from '../archive/archive.js';
import { checkOffice } from '../archive/check-office.js';
import { officeFacts, type OfficeKind } from '../archive/office-kind.js';
import { Refusal } from '../file-refusal.js';
import { startsWith } from './bytes.js';
import { cleanImage, imageTypeOf, type CleanImage } from './clean-image.js';
import { checkPdf } from './pdf.js';

const OFFICE_TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
} as const satisfies Readonly<Record<OfficeKind, AttachmentType>>;

/** Endings of names that fit a type; the first is given to a file without one. */
export const EXTENSIONS: Readonly<Record<AttachmentType, readonly string[]>> = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
  [OFFICE_TYPES.docx]: ['.docx'],
  [OFFICE_TYPES.xlsx]: ['.xlsx'],
  [OFFICE_TYPES.pptx]: ['.pptx'],
  'text/plain': ['.txt', '.md', '.log'],
  'text/csv': ['.csv'],
};

/** A file as it is stored. */
export interface SniffedFile {
  readonly type: AttachmentType;
  /** Set for images: what is stored instead of what was sent. */
  readonly image?: CleanImage;
}

/**
 * Decides by the content what a file is, and whether it may be stored (S26). Readers of foreign formats are only asked about the few
 * that are taken.
 * @param name what the sender calls it
 * @throws Refusal
 */
export async function sniff(bytes: Buffer, name: string): Promise<SniffedFile> {
  if (bytes.length === 0) throw new Refusal('empty');
  const extension = extname(name).toLowerCase();
  if (extension === '.svg' || extension === '.svgz') throw new Refusal('svg');
  const type = await typeOf(bytes, extension);
  if (extension !== '' && !EXTENSIONS[type].includes(extension)) throw new Refusal('wrong-extension');
  if (!isImageType(type)) return { type };
  const image = cleanImage(bytes, type);
  if (typeof image === 'string') throw new Refusal(image);
  return { type, image };
}

async function typeOf(bytes: Buffer, extension: string): Promise<AttachmentType> {
  const image = imageTypeOf(bytes);
  if (image) return image;
  if (startsWith(bytes, '%PDF-')) {
    checkPdf(bytes);
    return 'application/pdf';
  }
  if (startsWith(bytes, 'PK\x03\x04')) {
    const archive = await Archive.open(bytes);
    const facts = await officeFacts(archive);
    if (!facts) throw new Refusal('unknown-type');
    if (facts.macros) throw new Refusal('macros');
    await checkOffice(archive);
    return OFFICE_TYPES[facts.kind];
  }
  if (startsWith(bytes, '\xd0\xcf\x11\xe0')) throw new Refusal(extension === '.doc' ? 'old-word' : 'unknown-type');
  if (!isText(bytes)) throw new Refusal('unknown-type');
  const text = bytes.subarray(0, 64 * 1024).toString('utf8');
  if (/<svg[\s>]/i.test(text)) throw new Refusal('svg');
  if (/^\ufeff?\s*<(?:!doctype|\?xml|html|head|body|script|iframe|meta|!--)/i.test(text)) throw new Refusal('markup');
  return extension === '.csv' ? 'text/csv' : 'text/plain';
}

/** Readable text in UTF-8, or in a single-byte encoding such as Windows-1251: no control characters. */
function isText(bytes: Buffer): boolean {
  return !bytes.some(
    (byte) => (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c) || byte === 0x7f,
  );
}
