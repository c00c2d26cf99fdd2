import { markdownToJson, safeHref, textSchema } from '@soproekt/editor';
import { DOMSerializer, Node } from '@tiptap/pm/model';
import { splitMentions, type Mentionable } from './mentions';

const serializer = DOMSerializer.fromSchema(textSchema);
/** Characters of no script hold the places of mentions, and of signs that would begin HTML, while the Markdown is read. */
const [OPEN, CLOSE, LESS] = ['\ue000', '\ue001', '\ue002'];
const HOLDER = /\ue000(\d+)\ue001/;

/**
 * A comment as it is shown. It goes through the schema of the editor, so that nothing but its nodes comes out: raw HTML is text, links
 * lead only where `safeHref` allows, and nothing is fetched from anywhere.
 * @param nameOf the present name of somebody; undefined: not of the workspace any more
 */
export function commentContent(body: string, nameOf: (userId: string) => string | undefined): DocumentFragment {
  const page = document.createDocumentFragment();
  const mentions: Mentionable[] = [];
  const markdown = splitMentions(body.replace(/[\ue000-\ue002]/g, '').replaceAll('<', LESS))
    .map((part) => (typeof part === 'string' ? part : `${OPEN}${mentions.push(part) - 1}${CLOSE}`))
    .join('');
  try {
    page.append(serializer.serializeFragment(Node.fromJSON(textSchema, markdownToJson(markdown)).content));
  } catch {
    // Whatever cannot be read as Markdown is shown as it was written.
    page.append(document.createTextNode(markdown));
  }
  for (const picture of page.querySelectorAll('img, figure, iframe, object, script, style')) picture.remove();
  for (const box of page.querySelectorAll('input')) box.disabled = true;
  for (const link of page.querySelectorAll('a')) makeSafe(link);
  for (const heading of page.querySelectorAll('h1, h2, h3')) heading.setAttribute('aria-level', '4');
  putMentions(page, mentions, nameOf);
  return page;
}

function makeSafe(link: HTMLAnchorElement): void {
  const href = safeHref(link.getAttribute('href'));
  if (href === null) return link.replaceWith(...link.childNodes);
  link.href = href;
  link.target = '_blank';
  link.rel = 'noopener noreferrer nofollow';
}

function putMentions(
  page: DocumentFragment,
  mentions: readonly Mentionable[],
  nameOf: (userId: string) => string | undefined,
): void {
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
  for (const text of texts) {
    text.data = text.data.replaceAll(LESS, '<');
    if (!HOLDER.test(text.data)) continue;
    const parts = text.data.split(/\ue000(\d+)\ue001/);
    text.replaceWith(
      ...parts.flatMap((part, i): (string | HTMLElement)[] => {
        if (i % 2 === 0) return part === '' ? [] : [part];
        const mention = mentions[Number(part)];
        return mention ? [chip(mention, nameOf(mention.userId))] : [];
      }),
    );
  }
}

function chip({ name }: Mentionable, known: string | undefined): HTMLElement {
  const element = document.createElement('span');
  element.className = 'sp-mention';
  element.textContent = `@${known ?? name}`;
  return element;
}
