import type { SectionView } from '@soproekt/documents';
import { textSchema } from '@soproekt/editor';
import { DOMSerializer, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { blockToHtml, blockToTsv } from '../structured/grid/write-block';

/** Puts text on the clipboard. @returns false when the browser does not allow it */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyByCommand((data) => data.setData('text/plain', text));
  }
}

/** The way that works without a secure context, where navigator.clipboard does not exist. */
function copyByCommand(fill: (data: DataTransfer) => void): boolean {
  let filled = false;
  const onCopy = (event: ClipboardEvent): void => {
    if (!event.clipboardData) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    fill(event.clipboardData);
    filled = true;
  };
  document.addEventListener('copy', onCopy, { capture: true });
  try {
    return document.execCommand('copy') && filled;
  } finally {
    document.removeEventListener('copy', onCopy, { capture: true });
  }
}

export interface CopiedSection {
  readonly section: SectionView;
  readonly text: ProseMirrorNode | null;
  /** The same without structure, cells of a table apart by tabs. */
  readonly plain: string;
  /** Tables of a section with rows, as texts by row. */
  readonly tables?: readonly (readonly (readonly string[])[])[];
}

export interface Copied {
  readonly html: string;
  readonly plain: string;
}

/** The whole document for the clipboard: with structure for word processors, as text for the rest. */
export function copyOfDocument(title: string, sections: readonly CopiedSection[]): Copied {
  const serializer = DOMSerializer.fromSchema(textSchema);
  const page = document.createElement('div');
  const heading = page.appendChild(document.createElement('h1'));
  heading.textContent = title;
  const lines = [title];
  for (const { section, text, plain, tables = [] } of sections) {
    const sectionHeading = page.appendChild(document.createElement('h2'));
    sectionHeading.textContent = section.title;
    lines.push('', section.title, '');
    if (text && plain !== '') {
      page.append(serializer.serializeFragment(text.content));
      lines.push(plain);
    }
    for (const table of tables) {
      page.insertAdjacentHTML('beforeend', blockToHtml(table));
      lines.push(blockToTsv(table), '');
    }
  }
  return { html: page.innerHTML, plain: lines.join('\n') };
}

/** Puts both forms on the clipboard. @returns false when the browser does not allow it */
export async function copyBoth({ html, plain }: Copied): Promise<boolean> {
  try {
    const item = new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob([plain], { type: 'text/plain' }),
    });
    await navigator.clipboard.write([item]);
    return true;
  } catch {
    return copyByCommand((data) => {
      data.setData('text/html', html);
      data.setData('text/plain', plain);
    });
  }
}
