import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { diffText, mapOffset, mergeText } from '../../../lib/title-diff';
import type { EditorProps } from './cell-editor';

/** Measuring a field lays the whole table out anew, which is felt in a long plan. */
const GROWS_BY_ITSELF = typeof CSS !== 'undefined' && CSS.supports?.('field-sizing', 'content');

/**
 * A text cell being written. Every change goes to the document at once by the smallest replacement, and what others write
 * in the same cell appears without moving the caret from its letter.
 */
export function TextEditor({ host, rowId, column, cell, seed, label }: EditorProps) {
  const stored = typeof cell.value === 'string' ? cell.value : '';
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  /** The text when composing began: others may change it until it ends. */
  const base = useRef(stored);
  const [value, setValue] = useState(seed ?? stored);
  const shown = useRef(stored);
  /** Where the caret stands once somebody else's change is shown. */
  const kept = useRef<[number, number] | null>(null);
  const [mark] = useState(() => {
    host.cut();
    return host.mark();
  });

  const write = (next: string): void => {
    const text = column.multiline ? next : next.replace(/[\r\n]+/g, ' ');
    setValue(text);
    shown.current = text;
    if (!composing.current) host.current().actions.type({ rowId, column: column.key }, text);
  };

  useLayoutEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    element?.setSelectionRange(element.value.length, element.value.length);
    if (seed !== null) write(seed);
    host.store.seedTaken();
    // Once, when the editor opens.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);

  // Somebody else's change: the caret stays at the letter where it was.
  useLayoutEffect(() => {
    const change = diffText(shown.current, stored);
    const element = field.current;
    if (!change || composing.current || !element) return;
    const caret = [element.selectionStart, element.selectionEnd].map((offset) => mapOffset(offset, change));
    shown.current = stored;
    kept.current = [caret[0] ?? 0, caret[1] ?? 0];
    setValue(stored);
  }, [stored]);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    if (!GROWS_BY_ITSELF) {
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight}px`;
    }
    if (kept.current) element.setSelectionRange(...kept.current);
    kept.current = null;
  }, [value]);

  useEffect(
    () =>
      host.registerEditor({
        commit: () => (host.cut(), true),
        draft: () => (composing.current && shown.current !== '' ? { text: shown.current, value: shown.current } : null),
      }),
    [host],
  );

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const { key, shiftKey, altKey } = event;
    if (key === 'Escape') {
      event.preventDefault();
      host.backTo(mark);
      host.leave('stay');
    } else if (key === 'Enter' && column.multiline && (altKey || shiftKey)) {
      if (!altKey) return;
      event.preventDefault();
      const { selectionStart, selectionEnd, value: text } = event.currentTarget;
      event.currentTarget.setRangeText('\n', selectionStart, selectionEnd, 'end');
      write(`${text.slice(0, selectionStart)}\n${text.slice(selectionEnd)}`);
    } else if (key === 'Enter') {
      event.preventDefault();
      host.leave(shiftKey ? 'up' : 'down');
    } else if (key === 'Tab') {
      event.preventDefault();
      host.leave(shiftKey ? 'left' : 'right');
    }
  };

  return (
    <textarea
      ref={field}
      className="sp-grid-editor"
      data-live-field
      rows={1}
      value={value}
      maxLength={column.maxLength}
      aria-label={label}
      spellCheck
      onChange={(event) => write(event.currentTarget.value)}
      onCompositionStart={() => {
        composing.current = true;
        base.current = shown.current;
      }}
      onCompositionEnd={({ currentTarget: { value: written, selectionStart, selectionEnd } }) => {
        composing.current = false;
        const merged = mergeText(base.current, written, stored);
        const change = diffText(written, merged);
        if (change) kept.current = [mapOffset(selectionStart, change), mapOffset(selectionEnd, change)];
        write(merged);
      }}
      onKeyDown={onKeyDown}
    />
  );
}
