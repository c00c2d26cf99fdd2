import { editorPosition, flatText, type AnchorPlace } from '@soproekt/documents';
import { goToFinding } from '../checks/go-to-finding';
import type { DocumentPageContext } from '../hooks/document-context';

const FLASH: Keyframe[] = [
  { outline: '2px solid currentcolor', outlineOffset: '2px' },
  { outline: '2px solid transparent' },
];

/** Leads to what a thread is about, wherever it is in the document, and makes it flash. */
export async function goToThread(
  threadId: string,
  place: AnchorPlace,
  { session, view }: Pick<DocumentPageContext, 'session' | 'view'>,
): Promise<void> {
  if (place.kind === 'section') {
    view.goToSection(place.sectionId);
    flash(view.section(place.sectionId)?.querySelector('.sp-doc-head'));
    return;
  }
  if (place.kind === 'cell') {
    const { rowId, column } = place;
    const named = rowId === null ? { field: column ?? '' } : { rowId, ...(column !== null && { column }) };
    await goToFinding(
      { sectionId: place.sectionId, place: named },
      { hub: session.hub, view, missing: () => undefined },
    );
    // A cell gets the focus when it is drawn as the active one.
    requestAnimationFrame(() => flash(focusedPlace(view.section(place.sectionId))));
    return;
  }
  if (!session.hub.editor(place.sectionId)) view.goToSection(place.sectionId);
  const editor = await session.hub.want(place.sectionId);
  const fragment = session.index.fragment(place.sectionId);
  const at = fragment && editorPosition(flatText(fragment), place.from, place.from < place.to);
  if (at === null || at > editor.state.doc.content.size) view.goToSection(place.sectionId);
  else view.reveal(editor.view.coordsAtPos(at));
  session.hub.release(place.sectionId);
  for (const mark of editor.view.dom.querySelectorAll(`[data-thread="${CSS.escape(threadId)}"]`)) flash(mark);
}

/** The cell or field of a section in which the focus is. */
function focusedPlace(section: HTMLElement | null): Element | null {
  const focused = document.activeElement;
  return section?.contains(focused) ? (focused?.closest('[data-field], td') ?? null) : null;
}

/** An animation, and no attribute: editors watch their elements. */
function flash(element: Element | null | undefined): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  element?.animate?.(FLASH, { duration: 1400, easing: still ? 'steps(1, end)' : 'ease-in' });
}
