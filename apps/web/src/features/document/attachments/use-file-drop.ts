import { useEffect, useState } from 'react';

/** While something is dragged the browser says so many times a second; of its end it does not always tell. */
const SILENCE = 600;

const brings = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes files that are dropped on the page, wherever nobody else takes them: the browser would leave the page to show them.
 * @param onFiles null: nothing is taken, and the page stays all the same
 * @returns whether files are being dragged over the page
 */
export function useFileDrop(onFiles: ((files: readonly File[]) => void) | null): boolean {
  const [dragging, setDragging] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (): void => {
      clearTimeout(timer);
      setDragging(false);
    };
    const onOver = (event: DragEvent): void => {
      if (!brings(event)) return;
      setDragging(true);
      clearTimeout(timer);
      timer = setTimeout(end, SILENCE);
      if (event.defaultPrevented) return;
      event.preventDefault();
      if (event.dataTransfer) event.dataTransfer.dropEffect = onFiles ? 'copy' : 'none';
    };
    const onDrop = (event: DragEvent): void => {
      end();
      if (!brings(event) || event.defaultPrevented) return;
      event.preventDefault();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) onFiles?.(files);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('drop', onDrop);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [onFiles]);
  return dragging;
}
