import { Refusal } from '../file-refusal.js';
import type { Archive } from './archive.js';

export type OfficeKind = 'docx' | 'xlsx' | 'pptx';

const MAIN: Readonly<Record<string, OfficeKind>> = {
  'wordprocessingml.document': 'docx',
  'wordprocessingml.template': 'docx',
  'spreadsheetml.sheet': 'xlsx',
  'presentationml.presentation': 'pptx',
};

/** The list of content types is small in every honest file. */
const MAX_TYPES_BYTES = 1024 * 1024;

/** What an archive says that it is, and whether it brings macros along. */
export interface OfficeFacts {
  readonly kind: OfficeKind;
  /** It brings programs along. */
  readonly macros: boolean;
  /** It says of itself that it does: `.docm`, `.xlsm`, `.pptm`. */
  readonly macroEnabled: boolean;
}

/**
 * Reads the kind of an Office document from its list of content types.
 * @returns null when the archive is none
 * @throws Refusal
 */
export async function officeFacts(archive: Archive): Promise<OfficeFacts | null> {
  const bytes = await archive.read('[Content_Types].xml', MAX_TYPES_BYTES);
  if (!bytes) {
    const mimetype = await archive.read('mimetype', 200);
    if (mimetype?.toString('latin1').includes('opendocument')) throw new Refusal('open-document');
    return null;
  }
  const types = decodeXml(bytes);
  const macroEnabled = /macroEnabled/i.test(types);
  const macros =
    macroEnabled || /vbaProject/i.test(types) || archive.names().some((name) => /vbaProject\.bin$/i.test(name));
  const main =
    /application\/(?:vnd\.openxmlformats-officedocument\.(\w+\.\w+)\.main|vnd\.ms-(word|excel|powerpoint)\.\w+\.macroEnabled(?:Template)?\.main)\+xml/i.exec(
      types,
    );
  const byProgram = { word: 'docx', excel: 'xlsx', powerpoint: 'pptx' } as const;
  const kind = main?.[1] ? MAIN[main[1]] : byProgram[main?.[2]?.toLowerCase() as keyof typeof byProgram];
  return kind ? { kind, macros, macroEnabled } : null;
}

/**
 * Text of an XML part. Declarations of entities are refused wherever they stand: whether a parser follows them is not to be left to the
 * parser.
 * @throws Refusal
 */
export function decodeXml(bytes: Buffer): string {
  const text = decode(bytes);
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Refusal('external-entities');
  return text;
}

function decode(bytes: Buffer): string {
  const [a, b] = bytes;
  const encoding = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8';
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal('damaged');
  }
  const declared = /^<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/i.exec(text)?.[1];
  // In another encoding the parser would read something else than what was looked through here.
  if (declared && !/^utf-?(8|16)(le|be)?$/i.test(declared)) throw new Refusal('external-entities');
  return text.replace(/^(<\?xml[^>]*?)encoding\s*=\s*["'][^"']+["']/i, '$1encoding="UTF-8"');
}
