import { useState } from 'react';
import type { MarginTab } from '../checks/margin-tab';
import { useDocumentPage } from '../hooks/document-context';
import { readBegun } from './drafts';
import { useReviewRights } from './use-rights';

interface FirstTab {
  readonly documentId: string;
  readonly checked: boolean;
  readonly first: MarginTab;
}

/** What the margin shows first: remarks to those who are here to make them, and to whoever has not sent one yet. */
export function useFirstTab(): FirstTab {
  const { detail } = useDocumentPage();
  const { mayBegin } = useReviewRights();
  const [unsent] = useState(() => readBegun(detail.id) !== null);
  const checked = detail.kind === 'programme';
  const reviews = mayBegin && !detail.editable;
  return { documentId: detail.id, checked, first: checked && !reviews && !unsent ? 'checks' : 'threads' };
}
