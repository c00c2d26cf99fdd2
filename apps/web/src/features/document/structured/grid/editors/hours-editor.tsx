import { Popover } from '@mantine/core';
import { useCallback, useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { announce } from '../../../../../ui/announcer';
import { useTranslation } from 'react-i18next';
import { readHours, readKindHours, showNumber } from '../read-number';
import { sameValue } from '../stable-rows';
import type { EditorProps } from './cell-editor';

const NO_KINDS: NonNullable<EditorProps['column']['parts']> = [];

/** The fields as they stand; where the kinds are named in one of them, «Л2 П4 СР2», that is the whole cell, whatever the others hold. */
function spread(drafts: readonly string[], kinds: typeof NO_KINDS): readonly string[] {
  const named = drafts.filter((draft) => /^\s*\p{L}/u.test(draft) && readHours(draft) === undefined);
  const [only] = named;
  if (only === undefined || named.length > 1) return drafts;
  const keys = kinds.map(({ key }) => key);
  return readKindHours(only, keys)?.map(showNumber) ?? drafts;
}

/** More numbers than there are kinds: what is too much is kept in the last field. */
const isSurplus = (written: readonly string[]): boolean => (written[written.length - 1] ?? '').includes('/');

/** Hours by kind: a small field for each; «/» goes on to the next, as in the notation «4/6/5». */
export function HoursEditor({ host, rowId, column, cell, seed, label }: EditorProps) {
  const { t } = useTranslation('structured');
  const kinds = column.parts ?? NO_KINDS;
  const last = kinds.length - 1;
  const [initial] = useState<readonly string[]>(() => {
    const stored = typeof cell.value === 'string' ? cell.value.split('/') : [];
    return kinds.map((_kind, i) => stored[i] ?? '');
  });
  const [first] = useState(() => {
    // «/6/5»: the first kind is passed over.
    if (seed === '/') return Math.min(1, last);
    const only = kinds.findIndex(({ key }) => key === cell.onlyKind);
    return Math.max(0, only);
  });
  /** What is typed over the cell begins in the field of its only kind; a «/» behind it says that it was the first of all. */
  const ofOnlyKind = useRef(seed !== null && seed !== '/' && first > 0);
  const [drafts, setDrafts] = useState<readonly string[]>(() =>
    seed === null ? initial : kinds.map((_kind, i) => (i === first && seed !== '/' ? seed : '')),
  );
  /** A number typed over the cell names no kind, until a field is chosen or the row has only one. */
  const named = useRef(seed === null || seed === '/' || cell.onlyKind !== undefined);
  const [wrong, setWrong] = useState<readonly boolean[]>([]);
  const fields = useRef<(HTMLInputElement | null)[]>([]);
  const latest = useRef(drafts);
  const id = useId();

  const problemOf = useCallback(
    (written: readonly string[]): string =>
      isSurplus(written)
        ? t('grid.surplusHours', { kinds: kinds.map((kind) => kind.label.toLocaleLowerCase()).join(' / ') })
        : (column.problem ?? ''),
    [t, kinds, column.problem],
  );

  useLayoutEffect(() => {
    const focus = (): void => {
      const field = fields.current[first];
      field?.focus({ preventScroll: true });
      if (seed === null) field?.select();
    };
    focus();
    const again = requestAnimationFrame(() => {
      if (!fields.current.includes(document.activeElement as HTMLInputElement)) focus();
    });
    return () => cancelAnimationFrame(again);
  }, [seed, first]);

  useEffect(() => {
    const isBare = (written: readonly string[]): boolean =>
      !named.current && written === latest.current && readHours(written[first] ?? '') !== null;
    return host.registerEditor({
      commit: () => {
        // Untouched: what others have stored here meanwhile stays.
        if (sameValue(latest.current, initial)) return true;
        const written = spread(latest.current, kinds);
        const bad = written.map((draft, i) => readHours(draft) === undefined || (i === first && isBare(written)));
        if (bad.includes(true)) {
          setWrong(bad);
          announce(problemOf(written), 'assertive');
          fields.current[bad.indexOf(true)]?.focus();
          return false;
        }
        const value = column.read(written.join('/'))?.value ?? null;
        host.current().actions.set([{ rowId, column: column.key, value }]);
        return true;
      },
      draft: () => {
        const text = spread(latest.current, kinds).join('/');
        return sameValue(latest.current, initial) ? null : { text, value: column.read(text)?.value };
      },
    });
  }, [host, rowId, column, initial, kinds, first, problemOf]);

  const show = (next: readonly string[]): void => {
    latest.current = next;
    setDrafts(next);
    const surplus = isSurplus(next);
    setWrong(surplus ? next.map((_draft, j) => j === last) : []);
    if (surplus) announce(problemOf(next), 'assertive');
  };
  const write = (i: number, text: string): void => {
    // A whole notation pasted or typed at once. What is too much for it stays in sight.
    const parts = text.split('/');
    if (i !== first || parts.length > 1) named.current = true;
    const at = ofOnlyKind.current && parts.length > 1 ? 0 : i;
    if (parts.length > 1) ofOnlyKind.current = false;
    const next = drafts.map((draft, j) => {
      if (j < at || parts[j - at] === undefined) return at < i && j === i ? '' : draft;
      return (j === last ? parts.slice(j - at).join('/') : parts[j - at]) ?? '';
    });
    show(next);
    if (parts.length > 1) fields.current[Math.min(at + parts.length - 1, last)]?.focus();
  };

  const onKeyDown = (event: KeyboardEvent, i: number): void => {
    event.stopPropagation();
    const { key, shiftKey } = event;
    const go = (to: number): void => {
      named.current = true;
      ofOnlyKind.current = false;
      event.preventDefault();
      fields.current[to]?.focus();
      fields.current[to]?.select();
    };
    if (key === 'Escape') {
      event.preventDefault();
      latest.current = initial;
      host.leave('stay');
    } else if (key === '/' && ofOnlyKind.current) {
      show(drafts.map((_draft, j) => (j === 0 ? (drafts[first] ?? '') : '')));
      go(Math.min(1, last));
    } else if (key === '/' && i < last) {
      go(i + 1);
    } else if (key === 'Tab' && !shiftKey && i < last) {
      go(i + 1);
    } else if (key === 'Tab' && shiftKey && i > 0) {
      go(i - 1);
    } else if (key === 'Tab' || key === 'Enter') {
      event.preventDefault();
      host.leave(key === 'Tab' ? (shiftKey ? 'left' : 'right') : shiftKey ? 'up' : 'down');
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      host.leave(key === 'ArrowDown' ? 'down' : 'up');
    }
  };

  return (
    <Popover
      opened
      position="bottom"
      shadow="md"
      offset={0}
      width="max-content"
      withinPortal
      transitionProps={{ duration: 0 }}
      onDismiss={() => host.leave('stay')}
    >
      <Popover.Target>
        <span className="sp-grid-anchor" />
      </Popover.Target>
      <Popover.Dropdown p={8} data-grid-popover={host.id}>
        <div className="sp-grid-hours" role="group" aria-label={label}>
          {kinds.map((kind, i) => (
            <label key={kind.key} className="sp-grid-hours-kind">
              <span>{kind.label}</span>
              <input
                ref={(element) => {
                  fields.current[i] = element;
                }}
                className="sp-grid-search"
                inputMode="decimal"
                autoComplete="off"
                value={drafts[i] ?? ''}
                aria-invalid={wrong[i] || undefined}
                aria-describedby={wrong[i] ? `${id}-problem` : undefined}
                onChange={(event) => write(i, event.currentTarget.value)}
                onPointerDown={() => {
                  named.current = true;
                  ofOnlyKind.current = false;
                }}
                onKeyDown={(event) => onKeyDown(event, i)}
              />
            </label>
          ))}
        </div>
        {wrong.includes(true) && (
          <p className="sp-grid-wrong" id={`${id}-problem`}>
            {problemOf(drafts)}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
