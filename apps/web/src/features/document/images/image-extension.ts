import { Image } from '@soproekt/editor';
import type { AnyExtension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { ImageDesk } from './image-desk';
import { ImageView } from './image-view';
import { filesOf, pastedImages } from './pasted-images';
import { startUploads, uploadPlugin } from './upload-plugin';

/** Images of an editor: shown with their controls, and taken in by pasting and dropping. Other files that are dropped become links. */
export function imageExtension(desk: ImageDesk): AnyExtension {
  return Image.extend({
    addNodeView() {
      return (props) => new ImageView(props, desk);
    },
    addProseMirrorPlugins() {
      return [uploadPlugin(desk), incomingPlugin(desk)];
    },
  });
}

function incomingPlugin(desk: ImageDesk): Plugin {
  return new Plugin({
    props: {
      handlePaste(view, event) {
        const images = pastedImages(event.clipboardData);
        if (!view.editable || images.length === 0) return false;
        startUploads(view, desk, images, view.state.selection.to);
        return true;
      },
      handleDrop(view, event, _slice, moved) {
        const files = filesOf(event.dataTransfer);
        // Without files something of the text itself is dragged, which is the editor's own business.
        if (moved || files.length === 0) return false;
        event.preventDefault();
        if (!view.editable) return true;
        const at = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? view.state.selection.to;
        startUploads(view, desk, files, at);
        return true;
      },
    },
  });
}
