import { imageAttributes, type ImageAttributes } from '@soproekt/editor';
import type { Editor, NodeViewRendererProps } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { NodeView } from '@tiptap/pm/view';
import type { ImageDesk } from './image-desk';
import { widthByDrag, widthByKey } from './image-size';

/** An image in an editor: its picture, a handle for its width, a button for its description. */
export class ImageView implements NodeView {
  readonly dom = document.createElement('figure');
  private readonly picture = document.createElement('img');
  private readonly missing = document.createElement('p');
  private readonly caption = document.createElement('figcaption');
  private readonly handle = document.createElement('button');
  private readonly describe = document.createElement('button');
  private readonly editor: Editor;
  private attributes: ImageAttributes;

  constructor(
    private readonly props: NodeViewRendererProps,
    private readonly desk: ImageDesk,
  ) {
    this.editor = props.editor;
    this.attributes = imageAttributes(props.node.attrs);
    this.dom.className = 'sp-image';
    this.dom.dataset['type'] = 'image';
    this.picture.loading = 'lazy';
    this.picture.decoding = 'async';
    // Dragging belongs to the whole figure.
    this.picture.draggable = false;
    this.missing.className = 'sp-image-missing';
    this.missing.hidden = true;
    this.picture.addEventListener('error', () => this.showMissing(true));
    this.picture.addEventListener('load', () => this.showMissing(false));
    this.buildHandle();
    this.buildDescribe();
    const frame = document.createElement('div');
    frame.className = 'sp-image-frame';
    frame.append(this.picture, this.missing, this.handle, this.describe);
    this.dom.append(frame, this.caption);
    this.draw();
  }

  update(node: ProseMirrorNode): boolean {
    if (node.type !== this.props.node.type) return false;
    this.attributes = imageAttributes(node.attrs);
    this.draw();
    return true;
  }

  selectNode(): void {
    this.dom.dataset['selected'] = 'true';
  }

  deselectNode(): void {
    delete this.dom.dataset['selected'];
  }

  /** Keys and clicks on the controls are theirs. */
  stopEvent(event: Event): boolean {
    return event.target instanceof Node && (this.handle.contains(event.target) || this.describe.contains(event.target));
  }

  ignoreMutation(): boolean {
    return true;
  }

  private draw(): void {
    const { attachmentId, alt, title, width } = this.attributes;
    const url = attachmentId === null ? null : this.desk.url(attachmentId);
    if (url === null) this.picture.removeAttribute('src');
    else if (this.picture.getAttribute('src') !== url) this.picture.src = url;
    this.showMissing(url === null);
    this.picture.alt = alt;
    this.dom.style.width = width === null ? '' : `${width}%`;
    this.caption.textContent = title;
    this.caption.hidden = title === '';
    this.handle.setAttribute('aria-valuenow', String(this.shownWidth()));
    this.handle.setAttribute('aria-valuetext', `${this.shownWidth()} %`);
    this.describe.dataset['missing'] = String(alt === '');
    this.describe.textContent = this.desk.word(alt === '' ? 'undescribed' : 'describe');
  }

  private showMissing(missing: boolean): void {
    this.picture.hidden = missing;
    this.missing.hidden = !missing;
    this.missing.textContent = missing
      ? [this.desk.word('missing'), this.attributes.alt].filter(Boolean).join(' ')
      : '';
  }

  private buildHandle(): void {
    const { handle } = this;
    handle.type = 'button';
    handle.className = 'sp-image-handle';
    handle.contentEditable = 'false';
    for (const [name, value] of [
      ['role', 'slider'],
      ['aria-label', this.desk.word('width')],
      ['aria-valuemin', '10'],
      ['aria-valuemax', '100'],
    ] as const) {
      handle.setAttribute(name, value);
    }
    handle.addEventListener('keydown', (event) => {
      const width = widthByKey(event.key, this.shownWidth());
      if (width === null) return;
      event.preventDefault();
      this.change({ width });
    });
    handle.addEventListener('pointerdown', (event) => this.drag(event));
  }

  private drag(event: PointerEvent): void {
    if (!this.editor.isEditable) return;
    event.preventDefault();
    const { handle } = this;
    const text = this.dom.parentElement?.clientWidth ?? 0;
    const start = { picture: this.dom.getBoundingClientRect().width, x: event.clientX };
    let width = this.shownWidth();
    handle.setPointerCapture(event.pointerId);
    const move = (next: PointerEvent): void => {
      width = widthByDrag(start, next.clientX, text);
      // Only shown: the text changes once, when the handle is let go.
      this.dom.style.width = `${width}%`;
    };
    const end = (last: PointerEvent): void => {
      handle.removeEventListener('pointermove', move);
      handle.removeEventListener('pointerup', end);
      handle.removeEventListener('pointercancel', end);
      if (last.type === 'pointerup' && last.clientX !== start.x) this.change({ width });
      else this.draw();
    };
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', end);
    handle.addEventListener('pointercancel', end);
  }

  private buildDescribe(): void {
    const { describe } = this;
    describe.type = 'button';
    describe.className = 'sp-image-describe';
    describe.contentEditable = 'false';
    describe.addEventListener('click', () => {
      const { attachmentId } = this.attributes;
      if (!this.editor.isEditable || attachmentId === null) return;
      this.select();
      this.desk.host?.describe({ view: this.editor.view, attachmentId, isNew: false });
    });
  }

  private select(): void {
    const at = this.props.getPos();
    const { state, view } = this.editor;
    if (at !== undefined) view.dispatch(state.tr.setSelection(NodeSelection.create(state.doc, at)));
  }

  private change(attributes: Partial<ImageAttributes>): void {
    const at = this.props.getPos();
    if (at === undefined || !this.editor.isEditable) return;
    const { state, view } = this.editor;
    view.dispatch(state.tr.setNodeMarkup(at, undefined, { ...this.attributes, ...attributes }));
  }

  /** In per cent, also when the image has its own size. */
  private shownWidth(): number {
    if (this.attributes.width !== null) return this.attributes.width;
    const text = this.dom.parentElement?.clientWidth ?? 0;
    const own = this.picture.getBoundingClientRect().width;
    return text > 0 && own > 0 ? Math.min(100, Math.round((own / text) * 100)) : 100;
  }
}
