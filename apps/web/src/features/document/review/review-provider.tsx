import type { ThreadView } from '@soproekt/contracts';
import type { AnchorPlace } from '@soproekt/documents';
import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useThreads } from '../../../app/queries/review';
import { useWorkspace } from '../../../app/queries/workspace';
import { useDocumentPage } from '../hooks/document-context';
import type { TextMark } from './marks-plugin';
import { readBegun } from './drafts';
import { ReviewContext } from './review-context';
import { ReviewStore, type ReviewSnapshot } from './review-store';
import { DRAFT, useTextMarks } from './use-text-marks';
import { useReviewRights } from './use-rights';
import { useThreadNews } from './use-thread-news';

const NONE: readonly ThreadView[] = [];

/** The threads of the document for everything on its page, marked in its text. */
export function ReviewProvider({ children }: { children: ReactNode }) {
  const { session, detail } = useDocumentPage();
  const [store] = useState(() => new ReviewStore(session.doc));
  useEffect(() => store.attach(), [store]);
  const { mayBegin } = useReviewRights();
  useEffect(() => {
    store.mayBegin = mayBegin;
  }, [store, mayBegin]);
  const threads = useThreads(detail.id).data ?? NONE;
  useEffect(() => store.setThreads(threads), [store, threads]);
  // What was begun before a reload is there again; it does not push itself forward.
  useEffect(() => {
    const begun = readBegun(detail.id);
    if (begun && !store.getSnapshot().draft) store.begin(begun, false);
  }, [store, detail.id]);
  useThreadNews(store);
  return (
    <ReviewContext value={store}>
      <TextMarks store={store} />
      {children}
    </ReviewContext>
  );
}

/** Draws nothing itself. */
function TextMarks({ store }: { store: ReviewStore }) {
  const { t } = useTranslation('review');
  const { session, detail } = useDocumentPage();
  const parties = useWorkspace(detail.workspaceId).data?.parties;
  const kept = useRef(new Map<string, { readonly key: string; readonly marks: readonly TextMark[] }>());
  const marksOf = useCallback(
    (sectionId: string): readonly TextMark[] => {
      const hueOf = (institutionId: string | null): number | null =>
        parties?.find((party) => party.id === institutionId)?.hue ?? null;
      const label = (thread: ThreadView): string =>
        t(thread.proposal ? 'mark.proposal' : 'mark.remark', { name: thread.author?.name ?? t('someone') });
      const marks = textMarks(store.getSnapshot(), sectionId, hueOf, label);
      // The same list while nothing has changed: editors then have nothing to do.
      const key = JSON.stringify(marks);
      const before = kept.current.get(sectionId);
      if (before?.key === key) return before.marks;
      kept.current.set(sectionId, { key, marks });
      return marks;
    },
    [store, parties, t],
  );
  useTextMarks(session, store, marksOf);
  return null;
}

/** What is marked in a section: open threads, the one that is shown, and the remark that is being written. */
function textMarks(
  { threads, places, activeId, draft, draftPlace }: ReviewSnapshot,
  sectionId: string,
  hueOf: (institutionId: string | null) => number | null,
  label: (thread: ThreadView) => string,
): readonly TextMark[] {
  const here = (place: AnchorPlace | null | undefined): boolean =>
    place?.kind === 'text' && place.sectionId === sectionId;
  const marks: TextMark[] = threads
    .filter(({ id, state }) => here(places.get(id)) && (state === 'open' || id === activeId))
    .map((thread) => ({
      id: thread.id,
      anchor: thread.anchor,
      hue: hueOf(thread.author?.institutionId ?? null),
      active: thread.id === activeId,
      replacement: thread.proposal?.state === 'pending' ? thread.proposal.replacement : null,
      label: label(thread),
    }));
  if (draft && here(draftPlace)) {
    marks.push({ id: DRAFT, anchor: draft.anchor, hue: null, active: true, replacement: null, label: '' });
  }
  return marks;
}
