import { getSchema, type AnyExtension } from '@tiptap/core';
import { TaskItem, TaskList } from '@tiptap/extension-list';
import { Subscript } from '@tiptap/extension-subscript';
import { Superscript } from '@tiptap/extension-superscript';
import type { Schema } from '@tiptap/pm/model';
import StarterKit from '@tiptap/starter-kit';
import { escapeBlockMarkers } from './escape-markdown.js';
import { Image } from './image.js';
import { narrowLink } from './link.js';
import { safeHref } from './safe-href.js';
import { tableExtensions } from './table.js';

export interface TextExtensionOptions {
  /** Columns can be resized with the mouse; needs a DOM. Default: false. */
  readonly resizableTables?: boolean;
  /** A click follows the link. Default: false, the client offers it in a menu. */
  readonly openLinksOnClick?: boolean;
  /** Path of an attachment of the document being shown; without it images are rendered without a source. */
  readonly attachmentUrl?: (attachmentId: string) => string;
  /** The node that shows images; default: `Image`. The client has one with a view of its own. */
  readonly image?: AnyExtension;
  /** Accessible name of a task's check box. */
  readonly taskLabel?: (text: string, checked: boolean) => string;
}

/**
 * The extensions that make up the text of a section, the same on client and server. No history (Yjs undo knows whose
 * change it takes back) and no trailing paragraph (every client would add its own).
 */
export function textExtensions(options: TextExtensionOptions = {}): AnyExtension[] {
  const taskLabel = options.taskLabel;
  const kit = StarterKit.extend({
    addExtensions() {
      const extensions: AnyExtension[] = this.parent?.() ?? [];
      return extensions.map(narrow);
    },
  }).configure({
    heading: { levels: [1, 2, 3] },
    undoRedo: false,
    trailingNode: false,
    codeBlock: false,
    link: {
      autolink: true,
      linkOnPaste: true,
      openOnClick: options.openLinksOnClick ?? false,
      defaultProtocol: 'https',
      isAllowedUri: (url) => safeHref(url) !== null,
    },
  });
  return [
    kit,
    Subscript,
    Superscript,
    TaskList,
    TaskItem.configure({
      nested: true,
      ...(taskLabel && { a11y: { checkboxLabel: (node, checked) => taskLabel(node.textContent, checked) } }),
    }),
    (options.image ?? Image).configure({ attachmentUrl: options.attachmentUrl ?? null }),
    ...tableExtensions(options.resizableTables ?? false),
  ];
}

function narrow(extension: AnyExtension): AnyExtension {
  if (extension.name === 'link') return narrowLink(extension);
  return extension.name === 'paragraph' ? escapeBlockMarkers(extension) : extension;
}

/** ProseMirror schema of a section's text. */
export const textSchema: Schema = getSchema(textExtensions());
