import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
  type ProsemirrorBinding,
} from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { readPeer, type Peer } from './presence';

/** How a person is shown beside their caret. */
export interface CaretLabel {
  readonly name: string;
  /** Institution colour slot; null: none. */
  readonly hue: number | null;
}

export interface CaretOptions {
  readonly sectionId: string;
  readonly awareness: Awareness;
  readonly label: (peer: Peer) => CaretLabel;
}

export const caretPluginKey = new PluginKey<DecorationSet>('soproekt-carets');

const PUBLISH_INTERVAL = 50;

function bindingOf(state: EditorState): ProsemirrorBinding | null {
  const sync = ySyncPluginKey.getState(state) as { binding?: ProsemirrorBinding } | undefined;
  return sync?.binding ?? null;
}

/** A selection as positions in the document that move with the text. */
export function relativeSelection(state: EditorState): { anchor: Y.RelativePosition; head: Y.RelativePosition } | null {
  const binding = bindingOf(state);
  if (!binding) return null;
  const at = (pos: number) =>
    absolutePositionToRelativePosition(pos, binding.type, binding.mapping) as Y.RelativePosition;
  return { anchor: at(state.selection.anchor), head: at(state.selection.head) };
}

/** The position in this editor, or null when it lies elsewhere or its text is gone. */
export function absolutePosition(state: EditorState, position: Y.RelativePosition): number | null {
  const binding = bindingOf(state);
  if (!binding) return null;
  const found = relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.mapping);
  return found === null ? null : Math.min(Math.max(found, 0), state.doc.content.size);
}

function caretElement(label: CaretLabel): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'sp-caret';
  caret.dataset['inst'] = label.hue === null ? '' : String(label.hue);
  // A sighted cue inside somebody else's text box; screen readers hear of presence from the live region.
  caret.setAttribute('aria-hidden', 'true');
  const flag = document.createElement('span');
  flag.className = 'sp-caret-name';
  flag.textContent = label.name;
  caret.append('\u2060', flag, '\u2060');
  return caret;
}

function decorations(state: EditorState, options: CaretOptions): DecorationSet {
  const list: Decoration[] = [];
  options.awareness.getStates().forEach((value, clientId) => {
    if (clientId === options.awareness.clientID) return;
    const peer = readPeer(clientId, value);
    if (!peer?.cursor || peer.sectionId !== options.sectionId) return;
    const anchor = absolutePosition(state, peer.cursor.anchor);
    const head = absolutePosition(state, peer.cursor.head);
    if (anchor === null || head === null) return;
    const label = options.label(peer);
    // The key changes with the caret, so the name shows again for a moment after every move.
    const key = `${clientId}:${JSON.stringify(peer.cursor.head)}:${label.name}:${label.hue ?? ''}`;
    list.push(Decoration.widget(head, () => caretElement(label), { key, side: 10 }));
    if (anchor !== head) {
      const attributes = { class: 'sp-peer-selection', 'data-inst': label.hue === null ? '' : String(label.hue) };
      list.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), attributes));
    }
  });
  return DecorationSet.create(state.doc, list);
}

/**
 * Shows other people's carets in one section and publishes one's own. The stock plugin clears the shared caret whenever
 * any editor goes away, which happens here on every scroll.
 */
export function caretPlugin(options: CaretOptions): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: caretPluginKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, previous, _before, after) {
        const remote = (ySyncPluginKey.getState(after) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin;
        if (remote || transaction.getMeta(caretPluginKey) !== undefined) return decorations(after, options);
        return transaction.docChanged ? previous.map(transaction.mapping, transaction.doc) : previous;
      },
    },
    props: {
      decorations: (state) => caretPluginKey.getState(state),
    },
    view: (view) => new CaretPublisher(view, options),
  });
}

class CaretPublisher {
  private redraw: ReturnType<typeof setTimeout> | undefined;
  private publishing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly view: EditorView,
    private readonly options: CaretOptions,
  ) {
    options.awareness.on('change', this.onAwareness);
    view.dom.addEventListener('focusin', this.onFocus);
    view.dom.addEventListener('focusout', this.onBlur);
    this.onAwareness();
  }

  update(view: EditorView, before: EditorState): void {
    if (!view.hasFocus()) return;
    if (view.state.selection.eq(before.selection) && view.state.doc.eq(before.doc)) return;
    this.publishSoon();
  }

  destroy(): void {
    clearTimeout(this.redraw);
    clearTimeout(this.publishing);
    this.options.awareness.off('change', this.onAwareness);
    this.view.dom.removeEventListener('focusin', this.onFocus);
    this.view.dom.removeEventListener('focusout', this.onBlur);
  }

  /** Bursts of awareness become one redraw. */
  private readonly onAwareness = (): void => {
    this.redraw ??= setTimeout(() => {
      this.redraw = undefined;
      if (this.view.isDestroyed) return;
      this.view.dispatch(this.view.state.tr.setMeta(caretPluginKey, true).setMeta('addToHistory', false));
    }, 0);
  };

  private readonly onFocus = (): void => this.publishSoon();

  private readonly onBlur = (event: FocusEvent): void => {
    // Another window or the toolbar took the focus: the caret still stands where the person works.
    const to = event.relatedTarget;
    if (!document.hasFocus() || !(to instanceof HTMLElement) || to.closest('[data-keeps-caret]')) return;
    this.options.awareness.setLocalStateField('cursor', null);
  };

  private publishSoon(): void {
    this.publishing ??= setTimeout(() => {
      this.publishing = undefined;
      if (this.view.isDestroyed || !this.view.hasFocus()) return;
      const { awareness, sectionId } = this.options;
      const selection = relativeSelection(this.view.state);
      const local = awareness.getLocalState();
      if (!selection || !local) return;
      if (local['section'] === sectionId && JSON.stringify(local['cursor']) === JSON.stringify(selection)) return;
      awareness.setLocalState({ ...local, section: sectionId, cursor: selection });
    }, PUBLISH_INTERVAL);
  }
}
