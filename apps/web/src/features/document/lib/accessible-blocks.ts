import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** The page's title is level 1, a section's title level 2: headings within the text come below them. */
const ABOVE = 2;

/**
 * True levels of the headings of one section. Authors skip levels (a section may begin with «heading 2»); assistive
 * technology is told a sequence without gaps.
 * @param levels levels as they are stored, in reading order
 */
export function headingLevels(levels: readonly number[]): number[] {
  const open: number[] = [];
  return levels.map((level) => {
    while (open.length > 0 && (open[open.length - 1] ?? 0) >= level) open.pop();
    open.push(level);
    return ABOVE + open.length;
  });
}

interface Blocks {
  readonly set: DecorationSet;
  readonly editable: boolean;
}

const key = new PluginKey<Blocks>('soproekt-accessible-blocks');

function decorate(doc: ProseMirrorNode, editable: boolean, tableLabel: string): DecorationSet {
  const headings: { pos: number; node: ProseMirrorNode }[] = [];
  const list: Decoration[] = [];
  doc.descendants((node, pos) => {
    if (node.type.name === 'heading') headings.push({ pos, node });
    if (node.type.name === 'table') {
      // A wide table scrolls by itself. While it is edited the caret scrolls it, otherwise it takes the focus for that.
      const scrolling = { tabindex: '0', role: 'group', 'aria-label': tableLabel };
      list.push(Decoration.node(pos, pos + node.nodeSize, editable ? { contenteditable: 'true' } : scrolling));
    }
    return !node.isTextblock;
  });
  headingLevels(headings.map(({ node }) => Number(node.attrs['level']))).forEach((level, index) => {
    const heading = headings[index];
    if (!heading) return;
    const { pos, node } = heading;
    list.push(Decoration.node(pos, pos + node.nodeSize, { 'aria-level': String(level) }));
  });
  return DecorationSet.create(doc, list);
}

/** Tells assistive technology the true level of headings (their tags stay as stored), and lets wide tables be scrolled. */
export function accessibleBlocks(tableLabel: () => string): Plugin<Blocks> {
  return new Plugin<Blocks>({
    key,
    state: {
      init: (_config, { doc }) => ({ set: decorate(doc, true, tableLabel()), editable: true }),
      apply(transaction, value) {
        const editable = (transaction.getMeta(key) as boolean | undefined) ?? value.editable;
        if (!transaction.docChanged && editable === value.editable) return value;
        return { set: decorate(transaction.doc, editable, tableLabel()), editable };
      },
    },
    props: {
      decorations(state) {
        return this.getState(state)?.set;
      },
    },
    view: () => ({
      update(view) {
        const shown = key.getState(view.state)?.editable;
        if (shown !== view.editable)
          view.dispatch(view.state.tr.setMeta(key, view.editable).setMeta('addToHistory', false));
      },
    }),
  });
}
