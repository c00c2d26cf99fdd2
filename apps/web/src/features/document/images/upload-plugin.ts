import { isImageType, type Attachment } from '@soproekt/contracts';
import type { Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { ImageDesk } from './image-desk';

interface Pending {
  readonly id: number;
  readonly file: File;
  readonly abort: AbortController;
  /** Nothing was written since: whoever brought the image can be asked what it shows. */
  attended: boolean;
  /** The bar of the place, once it has been drawn. */
  bar: HTMLProgressElement | null;
}

type Change = { readonly add: Pending; readonly at: number } | { readonly remove: number };

const uploadKey = new PluginKey<DecorationSet>('soproekt-image-uploads');

let lastId = 0;

/** Why uploads end that nobody cancelled. */
const LEFT = new DOMException('left', 'AbortError');

/**
 * Images and other files on their way to the server. Each holds its place by a decoration: nothing of it is in the shared text before it is stored, so
 * nobody else sees a picture that never comes.
 */
export function uploadPlugin(desk: ImageDesk): Plugin<DecorationSet> {
  const running = new Set<Pending>();
  return new Plugin<DecorationSet>({
    key: uploadKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, places) {
        if (transaction.docChanged && !transaction.getMeta(ySyncPluginKey))
          for (const each of running) each.attended = false;
        const mapped = places.map(transaction.mapping, transaction.doc);
        const change = transaction.getMeta(uploadKey) as Change | undefined;
        if (!change) return mapped;
        if ('remove' in change) {
          for (const each of running) if (each.id === change.remove) running.delete(each);
          return mapped.remove(mapped.find(undefined, undefined, (spec) => spec.id === change.remove));
        }
        const { add, at } = change;
        running.add(add);
        const place = Decoration.widget(at, () => drawPlace(add, desk), {
          id: add.id,
          pending: add,
          side: -1,
          key: String(add.id),
        });
        return mapped.add(transaction.doc, [place]);
      },
    },
    props: {
      decorations: (state) => uploadKey.getState(state),
    },
    view: () => ({
      // The section was scrolled away or the page left: what is stored by then stays unused.
      destroy: () => running.forEach(({ abort }) => abort.abort(LEFT)),
    }),
  });
}

/** Begins to send files, which come to stand one after the other at this place. */
export function startUploads(view: EditorView, desk: ImageDesk, files: readonly File[], at: number): void {
  for (const file of files) {
    const pending: Pending = {
      id: ++lastId,
      file,
      abort: new AbortController(),
      attended: files.length === 1,
      bar: null,
    };
    const place = blockPlace(view.state, at);
    view.dispatch(view.state.tr.setMeta(uploadKey, { add: pending, at: place } satisfies Change));
    void run(view, desk, pending);
  }
}

async function run(view: EditorView, desk: ImageDesk, pending: Pending): Promise<void> {
  // When the whole page is left, the desk has lost it by the time that the upload ends.
  const { host } = desk;
  const { signal } = pending.abort;
  try {
    const made = await desk.send(pending.file, (part) => pending.bar && (pending.bar.value = part), signal);
    const { attended } = pending;
    finish(view, pending, made, desk);
    if (attended && !view.isDestroyed && isImageType(made.type))
      desk.host?.describe({ view, attachmentId: made.id, isNew: true });
  } catch (error) {
    finish(view, pending, null, desk);
    if (!signal.aborted) desk.host?.failed(error, pending.file.name);
    else if (signal.reason === LEFT) (desk.host ?? host)?.interrupted(pending.file.name);
  }
}

/** The place gives way to the image, or the link to a file, in one step; a cancelled one just goes. */
function finish(view: EditorView, { id }: Pending, made: Attachment | null, desk: ImageDesk): void {
  if (view.isDestroyed) return;
  const [place] = uploadKey.getState(view.state)?.find(undefined, undefined, (spec) => spec.id === id) ?? [];
  const transaction = view.state.tr.setMeta(uploadKey, { remove: id } satisfies Change);
  const node = made && nodeFor(view.state.schema, made, desk);
  if (node) transaction.insert(blockPlace(view.state, place?.from ?? view.state.selection.from), node);
  view.dispatch(transaction);
}

/** What stands in the text for a stored file: itself when it is an image, else a paragraph with a link to it. */
function nodeFor(schema: Schema, { id, name, type }: Attachment, desk: ImageDesk): ProseMirrorNode | null {
  if (isImageType(type)) return schema.nodes['image']?.create({ attachmentId: id }) ?? null;
  const paragraph = schema.nodes['paragraph'];
  const link = schema.marks['link'];
  if (!paragraph || !link) return null;
  const { href } = new URL(desk.url(id), window.location.origin);
  return paragraph.create(null, schema.text(name, [link.create({ href })]));
}

/** The nearest place between blocks: an image stands by itself, below the block that it was put into. */
function blockPlace(state: EditorState, at: number): number {
  const place = state.doc.resolve(Math.min(at, state.doc.content.size));
  for (let depth = place.depth; depth > 0; depth--) {
    if (!place.node(depth).isTextblock) continue;
    return place.node(depth).content.size === 0 ? place.before(depth) : place.after(depth);
  }
  return place.pos;
}

function drawPlace(pending: Pending, desk: ImageDesk): HTMLElement {
  const place = document.createElement('div');
  place.className = 'sp-image-upload';
  place.contentEditable = 'false';
  const name = document.createElement('span');
  name.setAttribute('role', 'status');
  name.textContent = desk.word('uploading', { name: pending.file.name });
  const bar = document.createElement('progress');
  bar.max = 1;
  bar.setAttribute('aria-label', name.textContent);
  pending.bar = bar;
  const cancel = document.createElement('button');
  cancel.type = 'button';
  cancel.textContent = desk.word('cancel');
  cancel.addEventListener('click', () => pending.abort.abort(new DOMException('cancelled', 'AbortError')));
  place.append(name, bar, cancel);
  return place;
}
