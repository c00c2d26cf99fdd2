import { inflateSync } from 'node:zlib';
import { Refusal } from '../file-refusal.js';

const MIB = 1024 * 1024;
/** Of one packed list of objects, and of all, unpacked. */
const MAX_OBJECTS_BYTES = 20 * MIB;
const MAX_UNPACKED_BYTES = 100 * MIB;

/** Ends of names in the syntax of PDF. */
const END = '(?![^\\s/<>\\[\\](){}%\\0])';
/** So long that no packed bytes look like them by chance. */
const ACTIVE = new RegExp(`/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)${END}`);
/** What happens on opening; a place to begin at is none of it. */
const ON_OPENING = /\/OpenAction\s*(?:<<((?:(?!>>)[\s\S]){0,500})|(\d{1,10})\s+\d{1,5}\s+R)/g;
const HARMLESS = /\/S\s*\/(?:GoTo)(?![A-Za-z])|^(?![\s\S]*\/S\s*\/)/;

/**
 * Refuses a PDF that runs something, opens something or brings files along. Looks at the text of the file and at the lists of objects that
 * newer files pack; what is encrypted cannot be looked at.
 * @throws Refusal
 */
export function checkPdf(bytes: Buffer): void {
  const whole = withoutEscapes(bytes.toString('latin1'));
  let unpacked = 0;
  check(whole);
  for (const objects of packedObjects(bytes)) {
    unpacked += objects.length;
    if (unpacked > MAX_UNPACKED_BYTES) throw new Refusal('unpacks-too-large');
    check(withoutEscapes(objects.toString('latin1')));
  }
}

/** `/Java#53cript` is the same name. */
const withoutEscapes = (text: string): string =>
  text.replace(/#([0-9a-f]{2})/gi, (_whole, hex: string) => String.fromCharCode(parseInt(hex, 16)));

function check(text: string): void {
  const outside = text.replace(/\bstream\r?\n[\s\S]*?endstream/g, 'stream endstream');
  if (ACTIVE.test(text) || new RegExp(`/JS${END}`).test(outside)) throw new Refusal('active-content');
  for (const [, direct, id] of text.matchAll(ON_OPENING)) {
    const action = direct ?? new RegExp(`(?:^|\\s)${id} \\d{1,5} obj\\b([\\s\\S]{0,500}?)endobj`).exec(text)?.[1] ?? '';
    if (!HARMLESS.test(action)) throw new Refusal('active-content');
  }
}

function* packedObjects(bytes: Buffer): Generator<Buffer> {
  for (let at = bytes.indexOf('/ObjStm', 0, 'latin1'); at >= 0; at = bytes.indexOf('/ObjStm', at + 7, 'latin1')) {
    const begin = bytes.indexOf('stream', at, 'latin1');
    if (begin < 0 || begin - at > 1_000) continue;
    const from = begin + 6 + (bytes[begin + 6] === 0x0d ? 2 : 1);
    const to = bytes.indexOf('endstream', from, 'latin1');
    const packed = bytes.subarray(from, to < 0 ? undefined : to);
    try {
      yield inflateSync(packed, { maxOutputLength: MAX_OBJECTS_BYTES });
    } catch (error) {
      if ((error as { readonly code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new Refusal('unpacks-too-large');
      // Packed in another way, or encrypted.
    }
  }
}
