import { observeProgramme } from '@soproekt/documents';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CollabSession } from '../lib/collab-session';
import { foundMatches, setFind } from '../lib/find-plugin';
import type { PageView } from '../lib/page-view';
import {
  findCells,
  findInDocument,
  findStarts,
  foldText,
  listMatches,
  stepMatch,
  type DocumentMatch,
} from '../lib/text-find';
import { revealCell, useMarkedCells } from './use-found-cells';
import { useOutline } from './use-session-parts';

export interface Find {
  readonly open: boolean;
  readonly query: string;
  readonly matchCase: boolean;
  readonly count: number;
  /** Which match is the current one, from 0; -1: none. */
  readonly current: number;
  /** Grows when the bar is asked for while it is open already. */
  readonly asked: number;
  /** The section whose title is the current match. */
  readonly titleMatch: string | null;
  readonly show: () => void;
  readonly close: () => void;
  readonly setQuery: (query: string) => void;
  readonly setMatchCase: (matchCase: boolean) => void;
  readonly step: (direction: 1 | -1) => void;
}

const RECOUNT = 250;

/** The first match in the section that is being read, or after it; otherwise the first of all. */
function firstFrom(
  matches: readonly DocumentMatch[],
  outline: readonly { readonly id: string }[],
  sectionId: string | null,
): number {
  const order = new Map(outline.map((section, index) => [section.id, index]));
  const from = order.get(sectionId ?? '') ?? 0;
  const found = matches.findIndex((match) => (order.get(match.sectionId) ?? 0) >= from);
  return matches.length === 0 ? -1 : Math.max(0, found);
}

/** Find in the whole document, mounted or not. */
export function useFind(session: CollabSession, view: PageView): Find {
  const outline = useOutline(session);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(0);
  const [query, setQuery] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [current, setCurrent] = useState(-1);
  const [texts, setTexts] = useState(0);
  const returnTo = useRef<HTMLElement | null>(null);

  // What others type changes the matches; counting again waits for a pause.
  useEffect(() => {
    if (!open) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = observeProgramme(session.doc, () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setTexts((count) => count + 1);
      }, RECOUNT);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [open, session]);

  const matches = useMemo<DocumentMatch[]>(() => {
    void texts;
    if (!open || query === '') return [];
    const needle = foldText(query, { matchCase });
    return listMatches(
      outline.map((section) => {
        const text = session.index.document(section.id);
        return {
          id: section.id,
          inTitle: findStarts(foldText(section.title, { matchCase }), needle).length > 0,
          inText: text ? findInDocument(text, query, { matchCase }).length : 0,
          inCells: session.hub.searches(section.id).flatMap(({ texts }) => findCells(texts(), query, { matchCase })),
        };
      }),
    );
  }, [open, query, matchCase, outline, session, texts]);

  const position = matches.length === 0 ? -1 : Math.min(current, matches.length - 1);
  const match = matches[position];

  // Marks in every mounted editor, and in those that will be mounted.
  useEffect(() => {
    const requestFor = (sectionId: string) =>
      open && query !== '' ? { query, matchCase, current: match?.sectionId === sectionId ? match.index : -1 } : null;
    for (const [sectionId, editor] of session.hub.mounted()) setFind(editor.view, requestFor(sectionId));
    return session.hub.onMount((sectionId, editor) => {
      // The editor is still being made; its view takes transactions only afterwards.
      queueMicrotask(() => !editor.isDestroyed && setFind(editor.view, requestFor(sectionId)));
    });
  }, [open, query, matchCase, match, session]);

  useMarkedCells(session, outline, matches, match);

  const goTo = useCallback(
    async (target: DocumentMatch | undefined) => {
      if (!target) return;
      if (target.cell) {
        revealCell(session, view, target.sectionId, target.cell);
        return;
      }
      if (target.index < 0) {
        view.goToSection(target.sectionId);
        return;
      }
      if (!session.hub.editor(target.sectionId)) view.goToSection(target.sectionId);
      const editor = await session.hub.want(target.sectionId);
      const place =
        foundMatches(editor.state)[target.index] ??
        findInDocument(editor.state.doc, query, { matchCase })[target.index];
      if (place) view.reveal(editor.view.coordsAtPos(place.from));
      session.hub.release(target.sectionId);
    },
    [session, view, query, matchCase],
  );

  const step = useCallback(
    (direction: 1 | -1) => {
      const next =
        position < 0
          ? firstFrom(matches, outline, view.visibleSection())
          : stepMatch(matches.length, position, direction);
      setCurrent(next);
      void goTo(matches[next]);
    },
    [matches, position, goTo, outline, view],
  );

  const show = useCallback(() => {
    if (!open) returnTo.current = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    const selected = session.hub.getSnapshot().editor;
    if (!open && selected && !selected.state.selection.empty) {
      const { from, to } = selected.state.selection;
      const text = selected.state.doc.textBetween(from, to, ' ');
      if (text.length <= 100) setQuery(text);
    }
    setOpen(true);
    setAsked((count) => count + 1);
  }, [open, session]);

  const close = useCallback(() => {
    // The caret goes to what was found, otherwise back to where it was.
    const editor = match && match.index >= 0 ? session.hub.editor(match.sectionId) : null;
    const place = editor && match ? foundMatches(editor.state)[match.index] : undefined;
    setOpen(false);
    setCurrent(-1);
    if (match && place) void session.hub.focusText(match.sectionId, place);
    else if (match?.cell) session.hub.goToCell(match.sectionId, match.cell.rowId, match.cell.column);
    else returnTo.current?.focus();
  }, [session, match]);

  const changeQuery = useCallback((next: string) => {
    setQuery(next);
    setCurrent(-1);
  }, []);

  return {
    open,
    query,
    matchCase,
    count: matches.length,
    current: position,
    asked,
    titleMatch: match && match.index < 0 && !match.cell ? match.sectionId : null,
    show,
    close,
    setQuery: changeQuery,
    setMatchCase,
    step,
  };
}
