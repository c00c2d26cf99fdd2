import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';

/**
 * Keeps a selection that is being drawn with the mouse while others write. Their edits replace the text of the editor and put the selection
 * back that it knows of; what the mouse has covered since would be lost, so the editor is told right before.
 */
export function dragSelectionPlugin(doc: Y.Doc): Plugin {
  let drawing = false;
  const begin = (): boolean => {
    drawing = true;
    return false;
  };
  return new Plugin({
    props: { handleDOMEvents: { mousedown: begin } },
    view: (view) => {
      const end = (): void => void (drawing = false);
      const before = (): void => {
        if (drawing) readSelection(view);
      };
      window.addEventListener('mouseup', end);
      doc.on('beforeAllTransactions', before);
      return {
        destroy: () => {
          window.removeEventListener('mouseup', end);
          doc.off('beforeAllTransactions', before);
        },
      };
    },
  });
}

function readSelection(view: EditorView): void {
  const selection = view.dom.ownerDocument.getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return;
  if (!view.dom.contains(selection.anchorNode) || !view.dom.contains(selection.focusNode)) return;
  const { doc, tr } = view.state;
  const anchor = view.posAtDOM(selection.anchorNode, selection.anchorOffset);
  const head = view.posAtDOM(selection.focusNode, selection.focusOffset);
  const drawn = TextSelection.between(doc.resolve(anchor), doc.resolve(head));
  if (!drawn.eq(view.state.selection)) view.dispatch(tr.setSelection(drawn));
}
