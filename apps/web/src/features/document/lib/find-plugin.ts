import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { findInDocument, type FindOptions, type TextMatch } from './text-find';

/** What is looked for, and which match of this section is the current one (-1: none here). */
export interface FindRequest extends FindOptions {
  readonly query: string;
  readonly current: number;
}

interface FindState {
  readonly request: FindRequest | null;
  readonly matches: readonly TextMatch[];
  readonly decorations: DecorationSet;
}

export const findPluginKey = new PluginKey<FindState>('soproekt-find');

const NONE: FindState = { request: null, matches: [], decorations: DecorationSet.empty };

function compute(state: EditorState, request: FindRequest | null): FindState {
  if (!request || request.query === '') return { ...NONE, request };
  const matches = findInDocument(state.doc, request.query, request);
  const list = matches.map((match, index) =>
    Decoration.inline(match.from, match.to, {
      class: index === request.current ? 'sp-found sp-found-current' : 'sp-found',
    }),
  );
  return { request, matches, decorations: DecorationSet.create(state.doc, list) };
}

/** Marks what was found in one section's editor; recomputed with the text, so that marks never lag behind edits. */
export function findPlugin(initial: FindRequest | null): Plugin<FindState> {
  return new Plugin<FindState>({
    key: findPluginKey,
    state: {
      init: (_config, state) => compute(state, initial),
      apply(transaction, previous, _before, after) {
        const request = transaction.getMeta(findPluginKey) as FindRequest | null | undefined;
        if (request !== undefined) return compute(after, request);
        return transaction.docChanged && previous.request ? compute(after, previous.request) : previous;
      },
    },
    props: {
      decorations: (state) => findPluginKey.getState(state)?.decorations,
    },
  });
}

/** Gives an editor what to mark; null ends it. */
export function setFind(view: EditorView, request: FindRequest | null): void {
  view.dispatch(view.state.tr.setMeta(findPluginKey, request).setMeta('addToHistory', false));
}

/** The matches that an editor marks now. */
export function foundMatches(state: EditorState): readonly TextMatch[] {
  return findPluginKey.getState(state)?.matches ?? [];
}
