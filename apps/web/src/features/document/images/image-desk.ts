import { attachmentPath, type Attachment } from '@soproekt/contracts';
import type { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { sendAttachment } from '../attachments/api';

/** An image of the text that a dialog is open for. */
export interface DescribedImage {
  readonly view: EditorView;
  readonly attachmentId: string;
  /** Just inserted: nobody has said yet what is to be seen on it. */
  readonly isNew: boolean;
}

/** What the page does for the editors. */
export interface ImageHost {
  /** Lets somebody choose files. */
  readonly choose: (editor: Editor) => void;
  readonly describe: (image: DescribedImage) => void;
  readonly failed: (error: unknown, fileName: string) => void;
  /** The editor went away before its file was stored. */
  readonly interrupted: (fileName: string) => void;
  readonly words: (key: ImageWord, values?: Record<string, string>) => string;
}

/** What editors say without React. */
export type ImageWord = 'uploading' | 'cancel' | 'missing' | 'width' | 'describe' | 'undescribed' | 'image';

/** Images of one document page: where they are, how they come in. Editors know it, and it knows the page while there is one. */
export class ImageDesk {
  host: ImageHost | null = null;

  constructor(readonly documentId: string) {}

  readonly url = (attachmentId: string): string => attachmentPath(this.documentId, attachmentId);

  readonly word: ImageHost['words'] = (key, values) => this.host?.words(key, values) ?? '';

  send(file: File, onProgress: (part: number) => void, signal: AbortSignal): Promise<Attachment> {
    return sendAttachment(this.documentId, file, onProgress, signal);
  }
}

const desks = new WeakMap<object, ImageDesk>();

/** The desk of a page. @param session what lives as long as the page works on the document */
export function imageDeskOf(session: object, documentId: string): ImageDesk {
  let desk = desks.get(session);
  if (!desk) desks.set(session, (desk = new ImageDesk(documentId)));
  return desk;
}
