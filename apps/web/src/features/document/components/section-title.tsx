import { LIMITS } from '@soproekt/domain';
import type { SectionView } from '@soproekt/documents';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useDocumentPage } from '../hooks/document-context';
import { usePageActions } from '../hooks/page-actions';
import { diffText, mapOffset, mergeText } from '../lib/title-diff';

interface Props {
  section: SectionView;
  /** Place among the sections. */
  number: number;
  /** Number in the printed document; null: none. */
  printed: number | null;
  found: boolean;
}

const SIZES_ITSELF = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content');

/** The heading of a section, written in place. Only what changed is written, so two people can edit one title. */
export function SectionTitle({ section, number, printed, found }: Props) {
  const { t } = useTranslation('document');
  const { session, snapshot, commands } = useDocumentPage();
  const actions = usePageActions();
  const field = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  /** The title when composing began: others may change it until it ends. */
  const base = useRef(section.title);
  const [value, setValue] = useState(section.title);
  const shown = useRef(section.title);

  // Somebody else's change: the caret stays at the letter where it was.
  useLayoutEffect(() => {
    const change = diffText(shown.current, section.title);
    if (!change || composing.current) return;
    const element = field.current;
    const caret = element && document.activeElement === element ? [element.selectionStart, element.selectionEnd] : null;
    shown.current = section.title;
    setValue(section.title);
    if (element && caret) {
      const [start, end] = caret.map((offset) => mapOffset(offset, change));
      requestAnimationFrame(() => element.setSelectionRange(start ?? 0, end ?? 0));
    }
  }, [section.title]);

  useLayoutEffect(() => {
    // Where the browser does it by itself, measuring would lay the whole document out once for each title.
    if (SIZES_ITSELF) return;
    const fit = (): void => {
      const element = field.current;
      if (!element) return;
      element.style.height = 'auto';
      element.style.height = `${element.scrollHeight}px`;
    };
    fit();
    // In the typeface of the sheet it may take more lines than in the one that stood in for it.
    const { fonts } = document as { fonts?: FontFaceSet };
    if (fonts && fonts.status !== 'loaded') void fonts.ready.then(fit);
  }, [value, snapshot.writable]);

  useEffect(
    () =>
      session.hub.registerTitle(section.id, {
        focus: (at) => {
          const element = field.current;
          if (!element) return;
          element.focus();
          const offset = at === 'start' ? 0 : element.value.length;
          element.setSelectionRange(offset, offset);
        },
      }),
    [session, section.id, snapshot.writable],
  );

  const write = (next: string): void => {
    const line = next.replace(/[\r\n]+/g, ' ');
    shown.current = line;
    setValue(line);
    if (!composing.current) commands.rename(section.id, line);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    const element = event.currentTarget;
    const collapsed = element.selectionStart === element.selectionEnd;
    if (event.altKey && event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault();
      actions.move(section.id, event.key === 'ArrowUp' ? 'up' : 'down');
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void session.hub.focusText(section.id, 'start');
    } else if (event.key === 'ArrowDown' && collapsed && element.selectionEnd === element.value.length) {
      event.preventDefault();
      void session.hub.focusText(section.id, 'start');
    } else if (event.key === 'ArrowUp' && collapsed && element.selectionStart === 0) {
      if (actions.leave(section.id, 'title-up')) event.preventDefault();
    }
  };

  if (!snapshot.writable) {
    return (
      <h2 className="sp-doc-title" data-found={found || undefined}>
        {printed !== null && <span className="sp-doc-number">{printed}</span>}
        <span>{section.title || t('section.untitled')}</span>
      </h2>
    );
  }
  return (
    <h2
      className="sp-doc-title"
      data-found={found || undefined}
      aria-label={(printed === null ? '' : `${printed}. `) + (value || t('section.untitled'))}
    >
      {printed !== null && (
        <span className="sp-doc-number" aria-hidden>
          {printed}
        </span>
      )}
      <textarea
        ref={field}
        className="sp-doc-title-field"
        rows={1}
        value={value}
        maxLength={LIMITS.sectionTitle}
        placeholder={t('section.titlePlaceholder')}
        aria-label={t('section.titleLabel', { number })}
        onChange={(event) => write(event.currentTarget.value)}
        onCompositionStart={() => {
          composing.current = true;
          base.current = shown.current;
        }}
        onCompositionEnd={({ currentTarget: element }) => {
          composing.current = false;
          const { value: written, selectionStart, selectionEnd } = element;
          const merged = mergeText(base.current, written, section.title);
          const change = diffText(written, merged);
          if (change) {
            element.value = merged;
            element.setSelectionRange(mapOffset(selectionStart, change), mapOffset(selectionEnd, change));
          }
          write(merged);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => session.history.cut()}
      />
      <span className="sp-doc-title-print" aria-hidden>
        {value}
      </span>
    </h2>
  );
}
