import { cleanPastedHtml, safeHref, textExtensions } from '@soproekt/editor';
import { Extension, type AnyExtension, type Editor } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { Plugin } from '@tiptap/pm/state';
import { ySyncPlugin, ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { accessibleBlocks } from './accessible-blocks';
import { caretPlugin, relativeSelection, type CaretLabel } from './caret-plugin';
import { marksPlugin } from '../review/marks-plugin';
import { dragSelectionPlugin } from './drag-selection';
import { findPlugin, type FindRequest } from './find-plugin';
import type { DocumentHistory } from './history';
import type { Peer } from './presence';
import { slashExtension, type SlashStore } from './slash-store';
import { Typography } from './typography';

/** What an editor needs of the page around it. */
export interface SectionContext {
  readonly sectionId: string;
  readonly fragment: Y.XmlFragment;
  readonly awareness: Awareness;
  readonly history: DocumentHistory;
  readonly slash: SlashStore;
  readonly find: () => FindRequest | null;
  /** A thread that is marked in the text was clicked. */
  readonly openThread: (threadId: string) => void;
  readonly label: (peer: Peer) => CaretLabel;
  readonly placeholder: () => string;
  readonly tableLabel: () => string;
  readonly taskLabel: (text: string, checked: boolean) => string;
  /** The caret leaves the section upwards or downwards; true: taken care of. */
  readonly leave: (direction: 'up' | 'down') => boolean;
  readonly move: (direction: 'up' | 'down') => void;
  readonly editLink: () => void;
  /** Everything in the section is selected already, and «select all» was asked again. */
  readonly selectDocument: () => void;
  readonly focusToolbar: () => void;
  /** The node that shows images. */
  readonly image: AnyExtension;
  readonly attachmentUrl: (attachmentId: string) => string;
}

/** The extensions of one section's editor: text, collaboration, and the keys that reach beyond the section. */
export function sectionExtensions(context: SectionContext): AnyExtension[] {
  return [
    ...textExtensions({ taskLabel: context.taskLabel, image: context.image, attachmentUrl: context.attachmentUrl }),
    Placeholder.configure({ placeholder: () => context.placeholder(), showOnlyWhenEditable: true }),
    slashExtension(context.slash),
    Typography,
    collaboration(context),
    keys(context),
  ];
}

function collaboration(context: SectionContext): AnyExtension {
  return Extension.create({
    name: 'sectionCollaboration',
    priority: 1000,
    addProseMirrorPlugins() {
      return [
        // Before the binding, which remembers the selection at the same moment.
        ...(context.fragment.doc ? [dragSelectionPlugin(context.fragment.doc)] : []),
        ySyncPlugin(context.fragment) as Plugin,
        placePlugin(context),
        caretPlugin(context),
        findPlugin(context.find()),
        ...marks(context),
        accessibleBlocks(context.tableLabel) as Plugin,
      ];
    },
  });
}

/** From the start, and not added later: adding a plugin would bind the editor to the shared text anew. */
function marks({ fragment, sectionId, openThread }: SectionContext): Plugin[] {
  return fragment.doc ? [marksPlugin(fragment.doc, sectionId, openThread)] : [];
}

/** Tells the history where a step begins, while the text still is as it was before. */
function placePlugin({ history, sectionId }: SectionContext): Plugin {
  return new Plugin({
    state: {
      init: () => null,
      apply(transaction, value, before) {
        const sync = transaction.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
        if (transaction.docChanged && !sync?.isChangeOrigin) {
          history.at({ sectionId, selection: relativeSelection(before) });
        }
        return value;
      },
    },
  });
}

function wholeSelected(editor: Editor): boolean {
  const { selection, doc } = editor.state;
  return selection.from <= 1 && selection.to >= doc.content.size - 1;
}

function leaveAt(editor: Editor, direction: 'up' | 'down', leave: SectionContext['leave']): boolean {
  const { selection, doc } = editor.state;
  if (!selection.empty) return false;
  const atEdge = direction === 'up' ? firstBlock(selection.from, doc) : lastBlock(selection.to, doc);
  return atEdge && editor.view.endOfTextblock(direction) && leave(direction);
}

type Doc = Editor['state']['doc'];

/** No text stands before this position in a block of its own. */
function firstBlock(pos: number, doc: Doc): boolean {
  let first = true;
  doc.nodesBetween(0, Math.max(0, doc.resolve(pos).start() - 1), (node) => {
    if (node.isTextblock) first = false;
  });
  return first;
}

function lastBlock(pos: number, doc: Doc): boolean {
  const end = doc.resolve(pos).end() + 1;
  let last = true;
  if (end < doc.content.size) {
    doc.nodesBetween(end, doc.content.size, (node) => {
      if (node.isTextblock) last = false;
    });
  }
  return last;
}

function keys(context: SectionContext): AnyExtension {
  return Extension.create({
    name: 'sectionKeys',
    priority: 900,
    addKeyboardShortcuts() {
      // What was put right while typing (a quote, a list from «1. ») is taken back first, as it was typed.
      const undo = (): boolean => {
        if (!this.editor.commands.undoInputRule()) context.history.undo();
        return true;
      };
      return {
        'Mod-z': () => undo(),
        'Mod-y': () => (context.history.redo(), true),
        'Shift-Mod-z': () => (context.history.redo(), true),
        // The same keys with the Russian layout, where the browser reports the letter that is printed there.
        'Mod-я': () => undo(),
        'Mod-н': () => (context.history.redo(), true),
        'Shift-Mod-я': () => (context.history.redo(), true),
        'Mod-k': () => (context.editLink(), true),
        'Mod-л': () => (context.editLink(), true),
        'Mod-.': () => this.editor.commands.toggleSuperscript(),
        'Mod-,': () => this.editor.commands.toggleSubscript(),
        'Mod-a': () => {
          if (!wholeSelected(this.editor)) return false;
          context.selectDocument();
          return true;
        },
        'Alt-F10': () => (context.focusToolbar(), true),
        'Alt-Shift-ArrowUp': () => (context.move('up'), true),
        'Alt-Shift-ArrowDown': () => (context.move('down'), true),
        ArrowUp: () => leaveAt(this.editor, 'up', context.leave),
        ArrowDown: () => leaveAt(this.editor, 'down', context.leave),
      };
    },
    addProseMirrorPlugins() {
      return [linkAndPastePlugin()];
    },
  });
}

/** A click places the caret, Ctrl+click follows the link; what comes from Word is cleaned before it is read. */
function linkAndPastePlugin(): Plugin {
  return new Plugin({
    props: {
      transformPastedHTML: (html) => cleanPastedHtml(html),
      handleDOMEvents: {
        click(_view, event) {
          const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
          if (!link) return false;
          event.preventDefault();
          const href = safeHref(link.getAttribute('href'));
          if (href && (event.ctrlKey || event.metaKey)) window.open(href, '_blank', 'noopener,noreferrer');
          return true;
        },
      },
    },
  });
}
