import { Refusal } from '../file-refusal.js';
import { Archive } from './archive.js';

const MIB = 1024 * 1024;
/** Of one file inside another, unpacked; of one XML part. */
const MAX_EMBEDDED_BYTES = 50 * MIB;
/** A workbook of charts in a document has some; files in files in files nobody makes. */
const MAX_EMBEDDED = 50;
const MAX_DEPTH = 2;

const XML = /\.(?:xml|rels|vml)$/i;
/** In other encodings a parser reads something else than what is looked through here. */
const READABLE = /^(?:utf-?(?:8|16)(?:le|be)?|(?:us-)?ascii|iso-8859-\d{1,2}|windows-125\d|koi8-r)$/i;
/** Longer than what is looked for, and than a declaration of the encoding. */
const OVERLAP = 200;

/**
 * Looks through everything in an Office file that other programs will open: no part declares entities, no file inside brings macros along
 * or unpacks to more than a document may. Part by part, never two in memory at once.
 * @throws Refusal
 */
export async function checkOffice(archive: Archive, depth = 0, seen = { embedded: 0 }): Promise<void> {
  for (const name of archive.names()) {
    if (/vbaProject\.bin$/i.test(name)) throw new Refusal('macros');
    if (XML.test(name)) {
      await checkXml(archive, name);
      continue;
    }
    const start = await archive.start(name, 4);
    if (start.toString('latin1') !== 'PK\x03\x04') continue;
    seen.embedded += 1;
    if (depth + 1 > MAX_DEPTH || seen.embedded > MAX_EMBEDDED) throw new Refusal('too-many-entries');
    const bytes = await archive.read(name, MAX_EMBEDDED_BYTES);
    if (bytes) await checkOffice(await Archive.open(bytes), depth + 1, seen);
  }
}

async function checkXml(archive: Archive, name: string): Promise<void> {
  let text = '';
  let first = true;
  for await (const chunk of archive.chunks(name)) {
    // Without zero bytes UTF-16 reads like ASCII, whichever way round it is.
    text = text.slice(-OVERLAP) + chunk.toString('latin1').replaceAll('\0', '');
    if (first) checkEncoding(text);
    first = false;
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Refusal('external-entities');
  }
}

function checkEncoding(text: string): void {
  const declared = /^[^<]{0,4}<\?xml[^>]{0,200}?encoding\s*=\s*["']([^"']{1,40})["']/i.exec(text)?.[1];
  if (declared && !READABLE.test(declared)) throw new Refusal('external-entities');
}
