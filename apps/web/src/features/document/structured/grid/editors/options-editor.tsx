import { Popover } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { InstitutionDot } from '../../../../../ui/institution-badge';
import type { CellValue, Option } from '../grid-types';
import { sameValue } from '../stable-rows';
import type { EditorProps } from './cell-editor';

const plain = (text: string): string => text.toLocaleLowerCase('ru');

function listOf(value: CellValue): readonly string[] {
  if (Array.isArray(value)) return value as readonly string[];
  return typeof value === 'string' ? [value] : [];
}

/** Chooses one value, or any number of references, from a list that typing narrows. */
export function OptionsEditor({ host, rowId, column, cell, seed, label }: EditorProps) {
  const { t } = useTranslation('structured');
  const many = column.type === 'refs';
  const [initial] = useState(() => listOf(cell.value));
  const [chosen, setChosen] = useState<readonly string[]>(initial);
  const [query, setQuery] = useState(seed ?? '');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const latest = useRef(chosen);

  const own: Option[] = column.free
    ? chosen
        .filter((value) => !column.options?.some((option) => option.value === value))
        .map((value) => ({ value, label: value }))
    : [];
  const all = [...(column.options ?? []), ...own];
  const wanted = plain(query.trim());
  const found = all.filter((option) => plain(`${option.label} ${option.detail ?? ''}`).includes(wanted));
  const addition = column.free && wanted !== '' && !all.some((option) => plain(option.label) === wanted);
  const shown: Option[] = addition
    ? [...found, { value: query.trim(), label: t('grid.addValue', { value: query.trim() }) }]
    : found;
  const active = Math.min(at, shown.length - 1);
  const searching = wanted !== '';
  /** Marked already: there is nothing to add, and Enter takes the mark away. */
  const isMarked = (option: Option | undefined): boolean => option !== undefined && chosen.includes(option.value);

  useLayoutEffect(() => {
    const focus = requestAnimationFrame(() => field.current?.focus({ preventScroll: true }));
    field.current?.focus({ preventScroll: true });
    return () => cancelAnimationFrame(focus);
  }, []);

  useEffect(() => {
    list.current?.querySelector('[data-active]')?.scrollIntoView?.({ block: 'nearest' });
  }, [active, query]);

  useEffect(
    () =>
      host.registerEditor({
        commit: () => {
          const values = latest.current;
          // Untouched: what others have stored here meanwhile stays.
          if (sameValue(values, initial)) return true;
          const value = values.length === 0 ? null : many ? values : (values[0] ?? null);
          host.current().actions.set([{ rowId, column: column.key, value }]);
          return true;
        },
        draft: () => {
          const values = latest.current;
          const value = many ? values : (values[0] ?? null);
          return sameValue(values, initial) ? null : { text: '', value: values.length === 0 ? null : value };
        },
      }),
    [host, rowId, column, initial, many],
  );

  const choose = (values: readonly string[]): void => {
    latest.current = values;
    setChosen(values);
  };
  const toggle = (option: Option): void => {
    if (many) {
      choose(
        chosen.includes(option.value) ? chosen.filter((value) => value !== option.value) : [...chosen, option.value],
      );
      setQuery('');
      field.current?.focus();
    } else {
      choose([option.value]);
      host.leave('stay');
    }
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    const option = shown[active];
    const { key, shiftKey } = event;
    if (key === 'Escape') {
      event.preventDefault();
      latest.current = initial;
      host.leave('stay');
    } else if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      setAt((active + (key === 'ArrowDown' ? 1 : shown.length - 1)) % Math.max(1, shown.length));
    } else if (key === ' ' && many && option && query.trim() === '') {
      event.preventDefault();
      toggle(option);
    } else if (key === 'Enter' && many && searching && option && isMarked(option)) {
      event.preventDefault();
      toggle(option);
    } else if (key === 'Enter' || key === 'Tab') {
      event.preventDefault();
      // What was searched for is what is meant.
      if (option && (query.trim() !== '' || !many)) {
        if (key === 'Enter' || query.trim() !== '')
          choose(many ? [...new Set([...chosen, option.value])] : [option.value]);
      }
      host.leave(key === 'Tab' ? (shiftKey ? 'left' : 'right') : shiftKey ? 'up' : 'down');
    } else if ((key === 'Delete' || key === 'Backspace') && query === '') {
      event.preventDefault();
      choose([]);
    }
  };

  return (
    <Popover
      opened
      position="bottom-start"
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
      <Popover.Dropdown className="sp-grid-options" p={4} data-grid-popover={host.id}>
        <input
          ref={field}
          className="sp-grid-search"
          role="combobox"
          aria-expanded
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
          aria-label={label}
          placeholder={column.free ? t('grid.searchOrAdd') : t('grid.search')}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
        <ul
          ref={list}
          id={`${id}-list`}
          className="sp-grid-list"
          role="listbox"
          aria-label={column.fullTitle ?? column.title}
          aria-multiselectable={many || undefined}
        >
          {shown.map((option, i) => (
            <li
              key={option.value}
              id={`${id}-${i}`}
              role="option"
              className="sp-grid-option"
              aria-selected={chosen.includes(option.value)}
              data-active={i === active || undefined}
              onPointerEnter={() => setAt(i)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => toggle(option)}
            >
              <span className="sp-grid-check" data-many={many || undefined}>
                {chosen.includes(option.value) && <IconCheck size={14} aria-hidden />}
              </span>
              {option.hue !== undefined && <InstitutionDot hue={option.hue} />}
              <span className="sp-grid-option-label">{option.label}</span>
              {option.detail && <span className="sp-grid-option-detail">{option.detail}</span>}
            </li>
          ))}
        </ul>
        {shown.length === 0 && (
          <p className="sp-grid-none">{all.length === 0 ? t('grid.noOptions') : t('grid.noMatch')}</p>
        )}
        {many && shown.length > 0 && (
          <p className="sp-grid-none">
            {searching ? t(isMarked(shown[active]) ? 'grid.foundMarked' : 'grid.foundHint') : t('grid.manyHint')}
          </p>
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
