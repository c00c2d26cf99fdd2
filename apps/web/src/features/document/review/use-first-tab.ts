import type { ThreadView } from '@soproekt/contracts';
import { useEffect, useRef, useState } from 'react';
import { useThreads } from '../../../app/queries/review';
import { useChecks } from '../checks/checks-context';
import type { MarginTab } from '../checks/margin-tab';
import type { MarginState } from '../checks/use-margin';
import { useDocumentPage } from '../hooks/document-context';
import { readBegun } from './drafts';
import { useReviewRights } from './use-rights';

interface FirstTab {
  readonly documentId: string;
  readonly opens: boolean;
  readonly first: MarginTab;
}

const anyOpen = (threads: readonly ThreadView[]): boolean => threads.some(({ state }) => state === 'open');

/**
 * What the margin shows first: remarks to those who are here to make them, and to whoever has not sent one yet. Where nothing is checked
 * it has something to show to whoever may answer, if there are remarks when one comes; those that arrive later open nothing.
 */
export function useFirstTab(): FirstTab {
  const { detail } = useDocumentPage();
  const { mayBegin, mayComment } = useReviewRights();
  const { data } = useThreads(detail.id);
  const [unsent] = useState(() => readBegun(detail.id) !== null);
  const [met, setMet] = useState(() => data && anyOpen(data));
  if (met === undefined && data) setMet(anyOpen(data));
  const checked = detail.kind === 'programme';
  const reviews = mayBegin && !detail.editable;
  return {
    documentId: detail.id,
    opens: checked || (mayComment && met === true),
    first: checked && !reviews && !unsent ? 'checks' : 'threads',
  };
}

/** Once, when the checks have found nothing: whoever comes to open remarks sees these. */
export function useTabWithContent({ prefer }: MarginState): void {
  const { detail } = useDocumentPage();
  const { data } = useThreads(detail.id);
  const checks = useChecks();
  const decided = useRef(false);
  useEffect(() => {
    if (decided.current || !checks?.ready || !data) return;
    decided.current = true;
    if (checks.findings.length === 0 && anyOpen(data)) prefer('threads');
  }, [checks, data, prefer]);
}
