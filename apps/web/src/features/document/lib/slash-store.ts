import { Extension, type AnyExtension, type Editor } from '@tiptap/core';
import { PluginKey } from '@tiptap/pm/state';
import type { ReactNode } from 'react';
import { Suggestion, exitSuggestion, type SuggestionProps } from '@tiptap/suggestion';

export interface SlashState {
  readonly editor: Editor;
  readonly query: string;
  readonly index: number;
  /** Where the menu stands, in viewport coordinates. */
  readonly rect: DOMRect | null;
}

/** Names something that `/` inserts; the page matches them against what is typed. */
export interface SlashItem {
  readonly key: string;
  readonly label: string;
  readonly icon: ReactNode;
  /** Further words by which it is found. */
  readonly words: string;
  readonly run: (editor: Editor) => void;
}

const slashKey = new PluginKey('soproekt-slash');

/** Items whose name or words begin with what was typed, at any word; the order of the list is kept. */
export function matchSlashItems(items: readonly SlashItem[], query: string): SlashItem[] {
  const wanted = fold(query).trim();
  if (wanted === '') return [...items];
  return items.filter((item) =>
    fold(`${item.label} ${item.words}`)
      .split(/[\s,;/()-]+/)
      .some((word, index, words) => word.startsWith(wanted) || words.slice(index).join(' ').startsWith(wanted)),
  );
}

const fold = (text: string): string => text.toLocaleLowerCase('ru').replaceAll('ё', 'е');

/** The open insertion menu, if any; one for all editors of the page. */
export class SlashStore {
  private state: SlashState | null = null;
  private items: readonly SlashItem[] = [];
  private range: { from: number; to: number } | null = null;
  private readonly listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): SlashState | null => this.state;

  /** All insertions, in the language of the interface. */
  setItems(items: readonly SlashItem[]): void {
    this.items = items;
  }

  matches(): SlashItem[] {
    return matchSlashItems(this.items, this.state?.query ?? '');
  }

  open(props: SuggestionProps): void {
    this.range = props.range;
    const same = this.state?.query === props.query;
    const index = same ? (this.state?.index ?? 0) : 0;
    this.set({ editor: props.editor, query: props.query, index, rect: props.clientRect?.() ?? null });
  }

  close(): void {
    this.range = null;
    if (this.state) this.set(null);
  }

  point(index: number): void {
    if (this.state) this.set({ ...this.state, index });
  }

  /** @returns true when the key was meant for the menu */
  key(event: KeyboardEvent): boolean {
    const state = this.state;
    const matches = this.matches();
    if (!state) return false;
    if (event.key === 'Escape') {
      exitSuggestion(state.editor.view, slashKey);
      this.close();
      return true;
    }
    if (matches.length === 0) return false;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      this.point((state.index + step + matches.length) % matches.length);
      return true;
    }
    if (event.key === 'Enter' || event.key === 'Tab') {
      const item = matches[Math.min(state.index, matches.length - 1)];
      if (item) this.choose(item);
      return true;
    }
    return false;
  }

  choose(item: SlashItem): void {
    const editor = this.state?.editor;
    const range = this.range;
    if (!editor || !range) return;
    this.close();
    editor.chain().focus().deleteRange(range).run();
    item.run(editor);
  }

  private set(next: SlashState | null): void {
    this.state = next;
    for (const listener of this.listeners) listener();
  }
}

/** `/` at the start of a block or after a space opens the insertions. */
export function slashExtension(store: SlashStore): AnyExtension {
  return Extension.create({
    name: 'slashMenu',
    priority: 1100,
    addProseMirrorPlugins() {
      return [
        Suggestion({
          editor: this.editor,
          pluginKey: slashKey,
          char: '/',
          allowSpaces: false,
          allow: ({ editor }) => editor.isEditable,
          items: () => [],
          render: () => ({
            onStart: (props) => store.open(props),
            onUpdate: (props) => store.open(props),
            onExit: () => store.close(),
            onKeyDown: ({ event }) => store.key(event),
          }),
        }),
      ];
    },
  });
}
