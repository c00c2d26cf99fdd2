import type { AnyExtension } from '@tiptap/core';
import type { ElementLike } from './dom-like.js';
import { safeHref } from './safe-href.js';

/** What every rendered link carries; fixed here, so that raw Yjs attributes cannot weaken it. */
export const LINK_ATTRIBUTES = { target: '_blank', rel: 'noopener noreferrer nofollow' } as const;

/** The Link extension of the starter kit, narrowed: stores the address and title only, and renders safe ones only. */
export function narrowLink(link: AnyExtension): AnyExtension {
  return link.extend({
    addAttributes() {
      return {
        href: { default: null, parseHTML: (element: ElementLike) => safeHref(element.getAttribute('href')) },
        title: { default: null },
      };
    },
    parseHTML() {
      return [
        {
          tag: 'a[href]',
          getAttrs: (element: ElementLike) => (safeHref(element.getAttribute('href')) === null ? false : null),
        },
      ];
    },
    renderHTML({ HTMLAttributes }: { HTMLAttributes: Record<string, unknown> }) {
      const href = safeHref(HTMLAttributes.href);
      if (href === null) return ['span', 0];
      const title = typeof HTMLAttributes.title === 'string' ? { title: HTMLAttributes.title } : {};
      return ['a', { href, ...title, ...LINK_ATTRIBUTES }, 0];
    },
  });
}
