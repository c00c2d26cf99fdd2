import { useLayoutEffect, useRef, useState, type ChangeEvent, type CompositionEvent, type RefObject } from 'react';
import { diffText, mapOffset, mergeText, type TextChange } from '../lib/title-diff';

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
  /** The text when composing began: others may change it until it ends. */
  const base = useRef(stored);
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
    if (element && element.ownerDocument.activeElement === element) show(element, stored, change);
  }, [stored]);

  return {
    ref,
    value,
    onChange: (event) => take(event.currentTarget.value),
    onCompositionStart: () => {
      composing.current = true;
      base.current = shown.current;
    },
    onCompositionEnd: ({ currentTarget: element }) => {
      composing.current = false;
      const merged = mergeText(base.current, element.value, stored);
      const change = diffText(element.value, merged);
      if (change) show(element, merged, change);
      take(merged);
    },
  };
}

/** Puts a changed text into the field, the caret at its letter. */
function show(element: Field, text: string, change: TextChange): void {
  const start = mapOffset(element.selectionStart ?? 0, change);
  const end = mapOffset(element.selectionEnd ?? 0, change);
  element.value = text;
  element.setSelectionRange(start, end);
}
