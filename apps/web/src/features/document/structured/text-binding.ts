import { useLayoutEffect, useRef, useState, type ChangeEvent, type CompositionEvent, type RefObject } from 'react';
import { diffText, mapOffset } from '../lib/title-diff';

interface Options {
  /** The text as the document has it now. */
  readonly stored: string;
  /** Brings what was typed into the document, by the smallest replacement. */
  readonly write: (text: string) => void;
  readonly multiline: boolean;
}

type Field = HTMLTextAreaElement | HTMLInputElement;

interface TextBinding<F extends Field> {
  readonly ref: RefObject<F | null>;
  readonly value: string;
  readonly onChange: (event: ChangeEvent<F>) => void;
  readonly onCompositionStart: () => void;
  readonly onCompositionEnd: (event: CompositionEvent<F>) => void;
}

/**
 * A field bound to a text that others may be writing in as well. What they write appears without moving the caret from its
 * letter; letters that are still being composed are kept back.
 */
export function useTextBinding<F extends Field>({ stored, write, multiline }: Options): TextBinding<F> {
  const ref = useRef<F>(null);
  const composing = useRef(false);
  const shown = useRef(stored);
  const [value, setValue] = useState(stored);

  const take = (next: string): void => {
    const text = multiline ? next : next.replace(/[\r\n]+/g, ' ');
    setValue(text);
    shown.current = text;
    if (!composing.current) write(text);
  };

  // Somebody else's change: the caret stays at the letter where it was.
  useLayoutEffect(() => {
    const change = diffText(shown.current, stored);
    const element = ref.current;
    if (!change || composing.current) return;
    shown.current = stored;
    setValue(stored);
    if (!element || element.ownerDocument.activeElement !== element) return;
    const caret = [element.selectionStart ?? 0, element.selectionEnd ?? 0].map((offset) => mapOffset(offset, change));
    element.value = stored;
    element.setSelectionRange(caret[0] ?? 0, caret[1] ?? 0);
  }, [stored]);

  return {
    ref,
    value,
    onChange: (event) => take(event.currentTarget.value),
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event) => {
      composing.current = false;
      take(event.currentTarget.value);
    },
  };
}
