import { safeHref } from '@soproekt/editor';
import { Archive } from '../../attachments/archive/archive.js';
import { decodeXml, officeFacts } from '../../attachments/archive/office-kind.js';
import { Refusal } from '../../attachments/file-refusal.js';
import type { Notes } from '../notes.js';
import { plainZip } from './plain-zip.js';

const MIB = 1024 * 1024;
/** A thousand pages of text are some ten megabytes of XML. */
const MAX_XML_BYTES = 32 * MIB;
const MAX_IMAGE_BYTES = 20 * MIB;
const MAX_IMAGES_BYTES = 100 * MIB;

/** Everything else of the archive is never unpacked. */
const TEXT_PARTS =
  /^(?:\[content_types\]\.xml|_rels\/\.rels|word\/(?:document\d*|styles|numbering|footnotes|endnotes)\.xml|word\/_rels\/(?:document\d*|footnotes|endnotes)\.xml\.rels)$/i;
const IMAGE_PARTS = /^word\/media\/[^/]+\.(?:png|jpe?g|gif|webp)$/i;
const MAIN_PART = /^word\/document\d*\.xml$/i;

/** What is read of a Word file. */
export interface DocxParts {
  /** A new archive with nothing but the parts that were looked at. */
  readonly archive: Buffer;
  /** XML of the main part. */
  readonly main: string;
  readonly styles: string;
  /** XML of our own data, if there is any. */
  readonly ownData: string | null;
}

/**
 * Unpacks what is needed of a Word file, part by part, and notes what is not.
 * @throws Refusal
 */
export async function readParts(bytes: Buffer, notes: Notes): Promise<DocxParts> {
  const archive = await Archive.open(bytes);
  const facts = await officeFacts(archive);
  if (facts?.macroEnabled) throw new Refusal('macros');
  if (facts?.kind !== 'docx') throw new Refusal('not-importable');
  const files = new Map<string, Buffer>();
  let main = '';
  let styles = '';
  let imageBytes = 0;
  for (const name of archive.names()) {
    if (TEXT_PARTS.test(name)) {
      const xml = withoutHidden(withoutFalseHeaders(await readXml(archive, name)), notes);
      if (MAIN_PART.test(name)) main += xml;
      if (/^word\/styles\.xml$/i.test(name)) styles = xml;
      if (name.endsWith('.rels')) noteRelations(xml, notes);
      files.set(name, Buffer.from(xml));
    } else if (IMAGE_PARTS.test(name)) {
      const image = (await archive.read(name, MAX_IMAGE_BYTES)) ?? Buffer.alloc(0);
      imageBytes += image.length;
      if (imageBytes > MAX_IMAGES_BYTES) throw new Refusal('unpacks-too-large');
      files.set(name, image);
    }
  }
  if (main === '') throw new Refusal('damaged');
  await noteRest(archive, main, notes);
  const ownData = archive.has('customXml/item1.xml') ? await readXml(archive, 'customXml/item1.xml') : null;
  return { archive: plainZip(files), main, styles, ownData };
}

/** The reader of Word files takes every mention of a header row for one, also that a row is none. */
const withoutFalseHeaders = (xml: string): string =>
  xml.replace(/<w:tblHeader\s+w:val\s*=\s*["'](?:false|0|off)["']\s*\/>/g, '');

/** A run that Word does not show; one of a field, or with runs of its own in it, is left alone. */
const HIDDEN =
  /^<w:r(?: [^>]*)?>\s*<w:rPr>(?:(?!<\/w:rPr>)[\s\S])*?<w:vanish(?:\s+w:val\s*=\s*["'](?:true|1|on)["'])?\s*\/>/;

function withoutHidden(xml: string, notes: Notes): string {
  if (!xml.includes('<w:vanish')) return xml;
  return xml.replace(/<w:r(?: [^>]*)?>[\s\S]*?<\/w:r>/g, (run) => {
    const text = run.match(/<w:t[ >]/g);
    if (!text || !HIDDEN.test(run) || /<w:(?:fldChar|instrText|drawing|pict|object)\b|.<w:r[ >]/s.test(run)) return run;
    notes.add('hidden-text-dropped', 1, run.replace(/<[^>]*>/g, ''));
    return '';
  });
}

async function readXml(archive: Archive, name: string): Promise<string> {
  return decodeXml((await archive.read(name, MAX_XML_BYTES)) ?? Buffer.alloc(0));
}

function noteRelations(xml: string, notes: Notes): void {
  for (const [relation] of xml.matchAll(/<Relationship\b[^>]*>/g)) {
    if (!/TargetMode\s*=\s*["']External["']/i.test(relation)) continue;
    const target = /\bTarget\s*=\s*"([^"]*)"|\bTarget\s*=\s*'([^']*)'/.exec(relation);
    const address = target?.[1] ?? target?.[2] ?? '';
    if (!/\/hyperlink["']/.test(relation)) notes.add('external-links-dropped', 1, address);
    else if (safeHref(address.replaceAll('&amp;', '&')) === null) notes.add('unsafe-links-dropped', 1, address);
  }
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** What stays behind in the file. */
async function noteRest(archive: Archive, main: string, notes: Notes): Promise<void> {
  const names = archive.names();
  const among = (pattern: RegExp): string[] => names.filter((name) => pattern.test(name));
  notes.add('macros-dropped', among(/vbaProject\.bin$/i).length);
  notes.add(
    'embedded-objects-dropped',
    among(/^word\/(?:embeddings|charts)\/[^/]+\.(?!rels)\w+$/i).length + count(main, /<w:altChunk\b/g),
  );
  notes.add(
    'active-content-dropped',
    among(/^word\/activeX\/[^/]+\.xml$/i).length + count(main, /<w:(?:checkBox|ddList)\b/g),
  );
  notes.add('drawings-dropped', count(main, /<(?:dgm:relIds|wps:wsp|v:shape)\b/g) - count(main, /<v:imagedata\b/g));
  notes.add('equations-dropped', count(main, /<m:oMath[ >]/g));
  notes.add('tracked-changes-accepted', count(main, /<w:(?:ins|del|moveFrom|moveTo) /g));
  notes.add('footnotes-moved', count(main, /<w:(?:footnote|endnote)Reference\b/g));
  // A file has several parts for what people see as one header.
  notes.add('headers-footers-dropped', Math.min(1, among(/^word\/(?:header|footer)\d*\.xml$/i).length));
  const images = among(/^word\/media\/[^/]+$/i).filter((name) => !IMAGE_PARTS.test(name));
  notes.add('image-type-dropped', images.length, ...images.map((name) => name.slice('word/media/'.length)));
  if (archive.has('word/comments.xml')) {
    notes.add('comments-dropped', count(await readXml(archive, 'word/comments.xml'), /<w:comment /g));
  }
}
