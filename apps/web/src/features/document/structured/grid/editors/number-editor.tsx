import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { announce } from '../../../../../ui/announcer';
import type { Draft, Leave } from '../grid-host';
import { showNumber } from '../read-number';
import { sameValue } from '../stable-rows';
import type { EditorProps } from './cell-editor';

/** A number being written: stored once it is one. What is none stays here, with the reason. */
export function NumberEditor({ host, rowId, column, cell, seed, label }: EditorProps) {
  const field = useRef<HTMLInputElement>(null);
  const [initial] = useState(() => (typeof cell.value === 'number' ? showNumber(cell.value) : ''));
  const [draft, setDraft] = useState(seed ?? initial);
  const [problem, setProblem] = useState<string | null>(null);
  const problemId = useId();
  const latest = useRef({ draft, cell });
  useLayoutEffect(() => {
    latest.current = { draft, cell };
  });

  useLayoutEffect(() => {
    const element = field.current;
    element?.focus({ preventScroll: true });
    if (seed === null) element?.select();
  }, [seed]);

  useEffect(() => {
    const commit = (): boolean => {
      const { draft: text, cell: now } = latest.current;
      // Untouched: what others have stored here meanwhile stays.
      if (text === initial) return true;
      const read = column.read(text);
      if (!read) {
        const reason = column.problem ?? '';
        setProblem(reason);
        announce(reason, 'assertive');
        field.current?.focus();
        return false;
      }
      if (!sameValue(read.value, now.value)) {
        host.current().actions.set([{ rowId, column: column.key, value: read.value }]);
      }
      return true;
    };
    const unsaved = (): Draft | null => {
      const { draft: text } = latest.current;
      return text === initial ? null : { text, value: column.read(text)?.value };
    };
    return host.registerEditor({ commit, draft: unsaved });
  }, [host, rowId, column, initial]);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    event.stopPropagation();
    const { key, shiftKey } = event;
    if (key === 'Escape') {
      event.preventDefault();
      latest.current.draft = initial;
      host.leave('stay');
      return;
    }
    const sideways = seed !== null;
    const ways: Record<string, Leave | undefined> = {
      Enter: shiftKey ? 'up' : 'down',
      Tab: shiftKey ? 'left' : 'right',
      ArrowUp: 'up',
      ArrowDown: 'down',
      ArrowLeft: sideways ? 'left' : undefined,
      ArrowRight: sideways ? 'right' : undefined,
    };
    const way = ways[key];
    if (!way) return;
    event.preventDefault();
    host.leave(way);
  };

  return (
    <>
      <input
        ref={field}
        className="sp-grid-editor"
        data-align={column.align}
        inputMode="decimal"
        autoComplete="off"
        value={draft}
        aria-label={label}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem ? problemId : undefined}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          setProblem(null);
        }}
        onKeyDown={onKeyDown}
      />
      {problem && (
        <span className="sp-grid-problem" id={problemId}>
          {problem}
        </span>
      )}
    </>
  );
}
