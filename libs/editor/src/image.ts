import { Node, type JSONContent, type MarkdownParseHelpers, type MarkdownToken } from '@tiptap/core';
import type { DOMOutputSpec } from '@tiptap/pm/model';
import type { ElementLike } from './dom-like.js';
import { imageAttributes, imageReference, imageWidth, readImageReference } from './image-attributes.js';

export interface ImageOptions {
  /** Path of an attachment of the document being shown; without it images are rendered without a source. */
  readonly attachmentUrl: ((attachmentId: string) => string) | null;
}

/**
 * A picture with a caption. It names an attachment of its own document and nothing else: no address that a page, a peer or a file
 * brings along is ever loaded. The package knows no document; whoever renders says where its attachments are.
 */
export const Image = Node.create<ImageOptions>({
  name: 'image',
  group: 'block',
  atom: true,
  draggable: true,
  selectable: true,

  addOptions: () => ({ attachmentUrl: null }),

  addAttributes: () => ({
    attachmentId: { default: null, parseHTML: fromData('data-attachment-id') },
    alt: { default: '', parseHTML: fromData('data-alt') },
    title: { default: '', parseHTML: fromData('data-title') },
    width: { default: null, parseHTML: (element: ElementLike) => imageWidth(element.getAttribute('data-width')) },
  }),

  parseHTML: () => [
    {
      tag: '[data-attachment-id]',
      getAttrs: (element: ElementLike) => (imageOf(element).attachmentId === null ? false : imageOf(element)),
    },
  ],

  renderHTML({ node }): DOMOutputSpec {
    const { attachmentId, alt, title, width } = imageAttributes(node.attrs);
    const url = attachmentId !== null && this.options.attachmentUrl ? this.options.attachmentUrl(attachmentId) : null;
    const figure: Record<string, string> = {
      'data-type': 'image',
      'data-attachment-id': attachmentId ?? '',
      'data-alt': alt,
      ...(title && { 'data-title': title }),
      ...(width !== null && { 'data-width': String(width), style: `width: ${width}%` }),
    };
    const picture: DOMOutputSpec = [
      'img',
      { alt, ...(url !== null && { src: url }), loading: 'lazy', decoding: 'async' },
    ];
    return title ? ['figure', figure, picture, ['figcaption', {}, title]] : ['figure', figure, picture];
  },

  renderText: ({ node }) => imageText(node.attrs),

  markdownTokenName: 'image',

  parseMarkdown(token: MarkdownToken, helpers: MarkdownParseHelpers) {
    const { href, text, title } = token as { href?: unknown; text?: unknown; title?: unknown };
    const reference = readImageReference(href);
    // What points elsewhere stays as its words: nobody's browser is sent there.
    if (!reference) return typeof text === 'string' && text !== '' ? [helpers.createTextNode(text)] : [];
    return helpers.createNode('image', { ...imageAttributes({ alt: text, title }), ...reference });
  },

  renderMarkdown(node: JSONContent) {
    const image = imageAttributes(node.attrs ?? {});
    if (image.attachmentId === null) return escapeMarkdown(image.alt);
    const title = image.title === '' ? '' : ` "${image.title.replace(/["\\]/g, '\\$&')}"`;
    return `![${escapeMarkdown(image.alt)}](${imageReference(image)}${title})`;
  },
});

/** What stands for an image where only text is: its alternative text and its caption. */
export function imageText(attrs: Readonly<Record<string, unknown>>): string {
  const { alt, title } = imageAttributes(attrs);
  return [alt, title].filter((part) => part !== '').join('. ');
}

const fromData = (name: string) => (element: ElementLike) => element.getAttribute(name);

function imageOf(element: ElementLike) {
  return imageAttributes({
    attachmentId: element.getAttribute('data-attachment-id'),
    alt: element.getAttribute('data-alt') ?? element.getAttribute('alt'),
    title: element.getAttribute('data-title') ?? element.getAttribute('title'),
    width: element.getAttribute('data-width'),
  });
}

function escapeMarkdown(text: string): string {
  return text.replace(/[[\]\\`*_<>]/g, '\\$&');
}
