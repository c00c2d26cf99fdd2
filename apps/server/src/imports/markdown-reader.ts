import { markdownToJson } from '@soproekt/editor';
import { Refusal } from '../attachments/file-refusal.js';
import type { RawContent } from './imported.js';
import { checkMarkdown } from './markdown-bounds.js';
import type { Notes } from './notes.js';

/** Far more than any programme; the reader of Markdown keeps several copies. */
const MAX_CHARACTERS = 5_000_000;

/** Markdown as content of our editor. Pictures by address are left out: nobody's server is asked for anything. */
export function readMarkdown(bytes: Buffer, notes: Notes): RawContent {
  const text = withoutInlineData(withoutFrontMatter(decodeText(bytes, notes)));
  if (text.length > MAX_CHARACTERS) throw new Refusal('unpacks-too-large');
  checkMarkdown(text);
  const images = [...text.matchAll(/!\[[^\]\n]{0,500}\]\(\s*<?([^\s)>]{1,2000})/g)].map((match) => match[1] ?? '');
  notes.add('remote-image-dropped', images.length, ...images.map((address) => address.slice(0, 80)));
  const unsafe = [
    ...text.matchAll(/\]\(\s*<?((?!https?:|mailto:|#|attachment:)[a-z][a-z0-9+.-]{1,20}:[^\s)>]{0,200})/gi),
  ];
  notes.add('unsafe-links-dropped', unsafe.length, ...unsafe.map((match) => match[1] ?? ''));
  return { blocks: blocksOf(withoutOwnImages(text)), images: [] };
}

/** What the reader cannot follow down is nothing that people write. */
function blocksOf(text: string): RawContent['blocks'] {
  try {
    return markdownToJson(text).content ?? [];
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('too-intricate');
    throw error;
  }
}

/** Pictures that lie in the text itself, as some programs write them: a line of a megabyte each. */
const withoutInlineData = (text: string): string =>
  text.replace(/(data:image\/[a-z+.-]{1,20};base64,)[A-Za-z0-9+/=]+/g, '$1');

/** The files of an export in Markdown do not come along. */
const withoutOwnImages = (text: string): string =>
  text.replace(/!\[((?:[^\]\\\n]|\\.){0,600})\]\(attachment:[^)\n]{0,1000}\)/g, '$1');

const withoutFrontMatter = (text: string): string => text.replace(/^---\n[\s\S]{0,20000}?\n---\n/, '');

/**
 * Text in UTF-8, UTF-16 with its mark, or Windows-1251.
 * @throws Refusal for what is no text
 */
export function decodeText(bytes: Buffer, notes: Notes): string {
  const [a, b] = bytes;
  const marked = a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : null;
  const text = marked ? new TextDecoder(marked).decode(bytes) : decodeBytes(bytes, notes);
  // Tabs, line ends and form feeds are the only control characters of a text.
  if (/[\u0000-\u0008\u000b\u000e-\u001f]/.test(text)) throw new Refusal('wrong-extension');
  return text.replace(/\r\n?/g, '\n');
}

function decodeBytes(bytes: Buffer, notes: Notes): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    notes.add('encoding-guessed');
    return new TextDecoder('windows-1251').decode(bytes);
  }
}
