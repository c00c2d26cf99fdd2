import { textSchema } from '@soproekt/editor';
import { DOMSerializer, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { headingLevels } from './accessible-blocks';

const serializer = DOMSerializer.fromSchema(textSchema);

/** A section's text as the editor would show it, without an editor. */
export function staticContent(
  text: ProseMirrorNode,
  tableLabel: string,
  attachmentUrl: (attachmentId: string) => string,
): DocumentFragment {
  const page = document.createDocumentFragment();
  page.append(serializer.serializeFragment(text.content));
  for (const figure of page.querySelectorAll<HTMLElement>('figure[data-attachment-id]')) {
    const { attachmentId } = figure.dataset;
    const picture = figure.querySelector('img');
    // The schema renders an id only when it is one.
    if (attachmentId && picture) picture.src = attachmentUrl(attachmentId);
  }
  for (const box of page.querySelectorAll('input')) {
    box.disabled = true;
    box.setAttribute('aria-label', box.closest('li')?.textContent?.trim() ?? '');
  }
  const headings = [...page.querySelectorAll('h1, h2, h3')];
  headingLevels(headings.map((heading) => Number(heading.tagName[1]))).forEach((level, index) => {
    headings[index]?.setAttribute('aria-level', String(level));
  });
  for (const table of page.querySelectorAll('table')) {
    const wrapper = document.createElement('div');
    wrapper.className = 'tableWrapper';
    wrapper.tabIndex = 0;
    wrapper.setAttribute('role', 'group');
    wrapper.setAttribute('aria-label', tableLabel);
    table.replaceWith(wrapper);
    wrapper.append(table);
  }
  // An empty paragraph has no height of its own outside of an editor.
  for (const block of page.querySelectorAll('p:empty, h1:empty, h2:empty, h3:empty')) {
    block.append(document.createElement('br'));
  }
  return page;
}
