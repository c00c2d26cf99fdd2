import { markdownToJson, type JSONContent } from '@soproekt/editor';
import { Refusal } from '../attachments/file-refusal.js';
import type { RawContent } from './imported.js';
import { checkMarkdown } from './markdown-bounds.js';
import type { Notes } from './notes.js';

/** Far more than any programme; the reader of Markdown keeps several copies. */
const MAX_CHARACTERS = 5_000_000;

/** Markdown as content of our editor. Pictures by address are left out: nobody's server is asked for anything. */
export function readMarkdown(bytes: Buffer, notes: Notes): RawContent & { readonly title: string | null } {
  const { title, text: whole } = titleOf(withoutFrontMatter(decodeText(bytes, notes)));
  const text = withoutInlineData(whole);
  if (text.length > MAX_CHARACTERS) throw new Refusal('unpacks-too-large');
  checkMarkdown(text);
  const images = [...text.matchAll(/!\[[^\]\n]{0,500}\]\(\s*<?([^\s)>]{1,2000})/g)].map((match) => match[1] ?? '');
  notes.add('remote-image-dropped', images.length, ...images.map((address) => address.slice(0, 80)));
  const unsafe = [
    ...text.matchAll(/\]\(\s*<?((?!https?:|mailto:|#|attachment:)[a-z][a-z0-9+.-]{1,20}:[^\s)>]{0,200})/gi),
  ];
  notes.add('unsafe-links-dropped', unsafe.length, ...unsafe.map((match) => match[1] ?? ''));
  return { title, blocks: blocksOf(withoutOwnImages(text)), images: [] };
}

/** What the reader cannot follow down is nothing that people write. */
function blocksOf(text: string): RawContent['blocks'] {
  try {
    return (markdownToJson(text).content ?? []).flatMap(withLineBreaks);
  } catch (error) {
    if (error instanceof RangeError) throw new Refusal('too-intricate');
    throw error;
  }
}

/** `<br>` is how cells of tables have lines. */
function withLineBreaks(node: JSONContent): JSONContent[] {
  if (node.content) return [{ ...node, content: node.content.flatMap(withLineBreaks) }];
  const isCode = node.marks?.some(({ type }) => type === 'code') ?? false;
  if (node.type !== 'text' || isCode || !/<br/i.test(node.text ?? '')) return [node];
  const lines = (node.text ?? '').split(/<br\s*\/?>/i);
  return lines.flatMap((text, i) => [
    ...(i > 0 ? [{ type: 'hardBreak' }] : []),
    ...(text === '' ? [] : [{ ...node, text }]),
  ]);
}

/** Pictures that lie in the text itself, as some programs write them: a line of a megabyte each. */
const withoutInlineData = (text: string): string =>
  text.replace(/(data:image\/[a-z+.-]{1,20};base64,)[A-Za-z0-9+/=]+/g, '$1');

/** Our exports name the document in a comment in the first line. Comments to programs are no title. */
function titleOf(text: string): { title: string | null; text: string } {
  const [line = '', comment = ''] = /^<!--([^\n]{1,1000}?)-->[ \t]*\n/.exec(text) ?? [];
  if (line === '') return { title: null, text };
  const title = /^[\s\p{P}]*(?:markdownlint|prettier|eslint|textlint|vale|toc|vim|cspell)/iu.test(comment)
    ? ''
    : comment.trim();
  return { title: title || null, text: text.slice(line.length) };
}

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
