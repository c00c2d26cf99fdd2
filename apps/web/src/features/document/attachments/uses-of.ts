import { listSections, sectionFragment } from '@soproekt/documents';
import { imageAttributes } from '@soproekt/editor';
import * as Y from 'yjs';

/** Where a file is used in the text. */
export interface FileUse {
  readonly sectionTitle: string;
  readonly kind: 'image' | 'link';
}

/** The standing sections that show an attachment as an image or link to it, each once. */
export function usesOf(doc: Y.Doc, attachmentId: string): FileUse[] {
  return listSections(doc).flatMap(({ id, title }) => {
    const fragment = sectionFragment(doc, id);
    const kind = fragment && kindOfUse(fragment, attachmentId);
    return kind ? [{ sectionTitle: title.trim(), kind }] : [];
  });
}

function kindOfUse(part: Y.XmlFragment, attachmentId: string): FileUse['kind'] | null {
  let linked = false;
  for (const child of part.toArray()) {
    if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'image' && imageAttributes(child.getAttributes()).attachmentId === attachmentId)
        return 'image';
      const inner = kindOfUse(child, attachmentId);
      if (inner === 'image') return inner;
      linked ||= inner === 'link';
    } else if (child instanceof Y.XmlText) {
      linked ||= linksTo(child, attachmentId);
    }
  }
  return linked ? 'link' : null;
}

const linksTo = (text: Y.XmlText, attachmentId: string): boolean =>
  (text.toDelta() as { attributes?: { link?: { href?: unknown } } }[]).some(({ attributes }) => {
    const href = attributes?.link?.href;
    return typeof href === 'string' && href.toLowerCase().endsWith(`/attachments/${attachmentId}`);
  });
