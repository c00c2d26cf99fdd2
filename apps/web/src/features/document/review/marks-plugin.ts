import { AnchorResolver, editorPosition, type Anchor } from '@soproekt/documents';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';

/** A thread as it is marked in the text of a section. */
export interface TextMark {
  readonly id: string;
  readonly anchor: Anchor;
  /** Slot of the institution's colour of who raised it; null: none. */
  readonly hue: number | null;
  readonly active: boolean;
  /** Other words that are proposed and wait; null: a remark only. */
  readonly replacement: string | null;
  /** For readers of the screen: who and what, in a few words. */
  readonly label: string;
}

interface MarksState {
  readonly marks: readonly TextMark[];
  readonly decorations: DecorationSet;
  /** They have only moved along with what was typed since they were computed. */
  readonly moved: boolean;
}

const ANEW = 'anew';

export const marksKey = new PluginKey<MarksState>('soproekt-review');

/**
 * Marks threads in one section's editor: a tint where a remark is, struck and added words where a proposal waits. They are computed
 * from the shared document, and move along with what is typed until they are computed again.
 */
export function marksPlugin(doc: Y.Doc, sectionId: string, onOpen: (threadId: string) => void): Plugin<MarksState> {
  return new Plugin<MarksState>({
    key: marksKey,
    state: {
      init: () => ({ marks: [], decorations: DecorationSet.empty, moved: false }),
      apply(transaction, previous, _before, after) {
        const computed = (marks: readonly TextMark[]): MarksState => ({
          marks,
          decorations: decorate(doc, sectionId, after, marks),
          moved: false,
        });
        const meta = transaction.getMeta(marksKey) as readonly TextMark[] | typeof ANEW | undefined;
        if (meta) return computed(meta === ANEW ? previous.marks : meta);
        if (!transaction.docChanged || previous.marks.length === 0) return previous;
        const sync = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
        // What others write replaces the whole text of the editor: nothing can be moved along.
        if (sync?.isChangeOrigin) return computed(previous.marks);
        const decorations = previous.decorations.map(transaction.mapping, after.doc);
        return { marks: previous.marks, decorations, moved: true };
      },
    },
    props: {
      decorations: (state) => marksKey.getState(state)?.decorations,
      handleClick(_view, _position, event) {
        const mark = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-thread]') : null;
        if (mark?.dataset.thread) onOpen(mark.dataset.thread);
        return false;
      },
    },
  });
}

/** Gives an editor what to mark; the same list again changes nothing. */
export function setMarks(view: EditorView, marks: readonly TextMark[]): void {
  const before = marksKey.getState(view.state)?.marks;
  if (before === marks || (before?.length === 0 && marks.length === 0)) return;
  view.dispatch(view.state.tr.setMeta(marksKey, marks).setMeta('addToHistory', false));
}

/** Whoever writes sees the marks where everybody does, once the places have been found again; what is being composed is left alone. */
export function renewMarks(view: EditorView): void {
  if (!marksKey.getState(view.state)?.moved || view.composing) return;
  view.dispatch(view.state.tr.setMeta(marksKey, ANEW).setMeta('addToHistory', false));
}

function decorate(doc: Y.Doc, sectionId: string, state: EditorState, marks: readonly TextMark[]): DecorationSet {
  const resolver = new AnchorResolver(doc);
  const flat = resolver.text(sectionId);
  if (!flat || marks.length === 0) return DecorationSet.empty;
  const size = state.doc.content.size;
  const decorations: Decoration[] = [];
  for (const mark of marks) {
    const place = resolver.resolve(mark.anchor);
    if (place?.kind !== 'text' || place.sectionId !== sectionId) continue;
    const from = editorPosition(flat, place.from, place.from < place.to);
    const to = editorPosition(flat, place.to);
    // The editor may be a step behind the document; the next step brings it along.
    if (from === null || to === null || from > to || to > size) continue;
    decorations.push(...decorationsOf(mark, from, to));
  }
  return DecorationSet.create(state.doc, decorations);
}

function decorationsOf(mark: TextMark, from: number, to: number): Decoration[] {
  const attributes: Record<string, string> = { 'data-thread': mark.id };
  if (mark.hue !== null) attributes['data-inst'] = String(mark.hue);
  if (mark.active) attributes['data-active'] = 'true';
  const { replacement } = mark;
  const kind = replacement === null ? 'sp-remark' : 'sp-remark sp-struck';
  const found: Decoration[] = [];
  if (from < to) found.push(Decoration.inline(from, to, { class: kind, ...attributes }));
  if (replacement)
    found.push(Decoration.widget(to, () => added(mark, replacement, attributes), { side: 1, key: keyOf(mark) }));
  else if (from === to)
    found.push(Decoration.widget(to, () => added(mark, '', attributes), { side: 1, key: keyOf(mark) }));
  return found;
}

const keyOf = ({ id, replacement, active, hue, label }: TextMark): string =>
  [id, replacement ?? '', active, hue, label].join('\u0000');

function added({ label }: TextMark, text: string, attributes: Record<string, string>): HTMLElement {
  const element = document.createElement('ins');
  element.className = text === '' ? 'sp-remark-place' : 'sp-added';
  element.contentEditable = 'false';
  element.textContent = text;
  element.title = label;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}
