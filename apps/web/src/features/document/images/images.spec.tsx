import { jest } from '@jest/globals';
import type { AttachmentType } from '@soproekt/contracts';
import { jsonToMarkdown, textExtensions } from '@soproekt/editor';
import { Editor } from '@tiptap/core';
import { NodeSelection } from '@tiptap/pm/state';
import { ImageDesk, type ImageHost } from './image-desk';
import { imageExtension } from './image-extension';
import { widthByDrag, widthByKey } from './image-size';
import { filesOf, pastedImages } from './pasted-images';
import { startUploads } from './upload-plugin';

const DOCUMENT = '11111111-1111-4111-8111-111111111111';
const IDS = ['aaaaaaaa-1111-4111-8111-111111111111', 'bbbbbbbb-1111-4111-8111-111111111111'];
const file = (name: string, type = 'image/png'): File => new File(['x'], name, { type });

/** Uploads that the test answers itself. */
class TestDesk extends ImageDesk {
  readonly sent: {
    name: string;
    done: (id: string, type?: AttachmentType) => void;
    fail: (error: unknown) => void;
    signal: AbortSignal;
    tell: (part: number) => void;
  }[] = [];

  override send(...[given, tell, signal]: Parameters<ImageDesk['send']>): ReturnType<ImageDesk['send']> {
    return new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason as Error));
      const done = (id: string, type: AttachmentType = 'image/png'): void =>
        resolve({ id, name: given.name, type, size: 1, url: '', createdAt: '', createdBy: null });
      this.sent.push({ name: given.name, done, fail: reject, signal, tell });
    });
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('images of an editor', () => {
  let desk: TestDesk;
  let host: ImageHost & { failed: jest.Mock; interrupted: jest.Mock; describe: jest.Mock };
  let editor: Editor;

  beforeEach(() => {
    desk = new TestDesk(DOCUMENT);
    host = {
      choose: jest.fn(),
      describe: jest.fn(),
      failed: jest.fn(),
      interrupted: jest.fn(),
      words: (key, values) => [key, ...Object.values(values ?? {})].join(' '),
    } as typeof host;
    desk.host = host;
    const element = document.createElement('div');
    document.body.replaceChildren(element);
    const extensions = textExtensions({ image: imageExtension(desk), attachmentUrl: desk.url });
    editor = new Editor({ element, extensions, content: '<p>до</p><p>после</p>' });
  });
  afterEach(() => editor.destroy());

  const markdown = (): string => jsonToMarkdown(editor.getJSON()).trim();
  const places = (): string[] =>
    [...editor.view.dom.querySelectorAll('.sp-image-upload span')].map(({ textContent }) => textContent);

  it('come into the text when they are stored, at their place, and not before', async () => {
    startUploads(editor.view, desk, [file('а.png'), file('б.png')], 2);
    expect(places()).toEqual(['uploading а.png', 'uploading б.png']);
    expect(markdown()).toBe('до\n\nпосле');
    desk.sent[0]?.tell(0.4);
    expect(editor.view.dom.querySelector('progress')?.value).toBe(0.4);
    // Somebody writes above meanwhile.
    editor.commands.insertContentAt(1, 'сначала ');
    desk.sent[0]?.done(IDS[0] ?? '');
    await settled();
    expect(markdown()).toBe(`сначала до\n\n![](attachment:${IDS[0]})\n\nпосле`);
    expect(places()).toEqual(['uploading б.png']);
    desk.sent[1]?.done(IDS[1] ?? '');
    await settled();
    expect(places()).toEqual([]);
    expect(markdown()).toContain(IDS[1]);
    // Who writes on is not asked what the picture shows.
    expect(host.describe).not.toHaveBeenCalled();
  });

  it('become a link when they are no images, and nobody asks what they show', async () => {
    startUploads(editor.view, desk, [file('План.pdf', 'application/pdf')], 2);
    desk.sent[0]?.done(IDS[0] ?? '', 'application/pdf');
    await settled();
    const address = `${window.location.origin}/api/v1/documents/${DOCUMENT}/attachments/${IDS[0]}`;
    expect(markdown()).toBe(`до\n\n[План.pdf](${address})\n\nпосле`);
    expect(host.describe).not.toHaveBeenCalled();
  });

  it('can be cancelled, and a refusal is told', async () => {
    startUploads(editor.view, desk, [file('а.png'), file('б.png')], 2);
    editor.view.dom.querySelector<HTMLButtonElement>('.sp-image-upload button')?.click();
    expect(desk.sent.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    const refusal = new Error('no');
    desk.sent[1]?.fail(refusal);
    await settled();
    expect(places()).toEqual([]);
    expect(markdown()).toBe('до\n\nпосле');
    expect(host.failed.mock.calls).toEqual([[refusal, 'б.png']]);
    expect(host.interrupted).not.toHaveBeenCalled();
  });

  it('are told of when the editor goes away before they are stored, unless cancelled by hand', async () => {
    startUploads(editor.view, desk, [file('а.png'), file('б.png')], 2);
    editor.view.dom.querySelector<HTMLButtonElement>('.sp-image-upload button')?.click();
    editor.destroy();
    // The page is left with it.
    desk.host = null;
    await settled();
    expect(host.interrupted.mock.calls).toEqual([['б.png']]);
    expect(host.failed).not.toHaveBeenCalled();
  });

  it('ask for a description of a single one', async () => {
    startUploads(editor.view, desk, [file('а.png')], 2);
    desk.sent[0]?.done(IDS[0] ?? '');
    await settled();
    expect(host.describe).toHaveBeenCalledWith({ view: editor.view, attachmentId: IDS[0], isNew: true });
  });

  it('S27: show attachments of this document and nothing else', () => {
    editor.commands.setContent({
      type: 'doc',
      content: [
        { type: 'image', attrs: { attachmentId: IDS[0], alt: 'Схема', title: 'Рис. 1', width: 50 } },
        {
          type: 'image',
          attrs: { attachmentId: 'https://x.example/a.png', src: 'https://x.example/a.png', alt: '<b>x</b>' },
        },
      ],
    });
    const [first, second] = editor.view.dom.querySelectorAll('img');
    expect(first?.getAttribute('src')).toBe(`/api/v1/documents/${DOCUMENT}/attachments/${IDS[0]}`);
    expect([first?.alt, first?.closest('figure')?.style.width]).toEqual(['Схема', '50%']);
    expect(second?.hasAttribute('src')).toBe(false);
    expect(editor.view.dom.querySelector('b')).toBeNull();
    expect(editor.view.dom.querySelectorAll<HTMLElement>('.sp-image-missing')[1]?.textContent).toBe('missing <b>x</b>');
  });

  it('get another width by the keys of the handle', () => {
    editor.commands.setContent({
      type: 'doc',
      content: [{ type: 'image', attrs: { attachmentId: IDS[0], width: 50 } }],
    });
    const handle = editor.view.dom.querySelector<HTMLElement>('[role="slider"]');
    handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    expect(editor.state.doc.firstChild?.attrs['width']).toBe(55);
    expect(editor.view.dom.querySelector('[role="slider"]')?.getAttribute('aria-valuenow')).toBe('55');
    editor.setEditable(false);
    handle?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }));
    expect(editor.state.doc.firstChild?.attrs['width']).toBe(55);
  });

  it('open their description from the button, selected', () => {
    editor.commands.setContent({
      type: 'doc',
      content: [{ type: 'paragraph' }, { type: 'image', attrs: { attachmentId: IDS[0] } }],
    });
    const button = editor.view.dom.querySelector<HTMLButtonElement>('.sp-image-describe');
    expect(button?.textContent).toBe('undescribed');
    button?.click();
    expect(host.describe).toHaveBeenCalledWith({ view: editor.view, attachmentId: IDS[0], isNew: false });
    expect(editor.state.selection).toBeInstanceOf(NodeSelection);
  });
});

describe('what is pasted and dropped', () => {
  const data = (files: File[], html = '', text = '') => ({
    files: files as unknown as FileList,
    getData: (type: string) => (type === 'text/html' ? html : type === 'text/plain' ? text : ''),
  });

  it('is an image unless words come with it', () => {
    const image = file('a.png');
    expect(pastedImages(data([image]))).toEqual([image]);
    expect(
      pastedImages(data([image], '<html><head><style>p{}</style></head><body><!--x--><img src="x"></body>')),
    ).toEqual([image]);
    expect(pastedImages(data([image], '<p>Часы</p>', 'Часы'))).toEqual([]);
    expect(pastedImages(data([file('a.svg', 'image/svg+xml'), file('a.pdf', 'application/pdf')]))).toEqual([]);
    expect(filesOf(data([image, file('a.docx', '')]))).toHaveLength(2);
  });

  it('keeps a width within its bounds', () => {
    expect(['ArrowLeft', 'ArrowUp', 'Home', 'End', 'x'].map((key) => widthByKey(key, 50))).toEqual([
      45,
      55,
      10,
      100,
      null,
    ]);
    expect([widthByKey('ArrowLeft', 12), widthByKey('ArrowRight', 98)]).toEqual([10, 100]);
    expect(widthByDrag({ picture: 400, x: 100 }, 150, 1000)).toBe(50);
    expect(widthByDrag({ picture: 400, x: 100 }, 2000, 1000)).toBe(100);
  });
});
