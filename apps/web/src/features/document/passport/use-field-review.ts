import { cellWords, QUOTE_MAX, STRUCTURED_KINDS, type CellValue } from '@soproekt/documents';
import { useContext, useMemo, useSyncExternalStore } from 'react';
import { ReviewContext } from '../review/review-context';
import { ThreadCells, type CellThread } from '../review/thread-cells';
import { useBegin } from '../review/use-begin';
import { useReviewRights } from '../review/use-rights';
import { FIELD_ROW } from '../structured/field-row';
import type { PassportField } from './passport-fields';

export interface FieldReview {
  /** Open threads about fields. */
  readonly threads: readonly CellThread[];
  readonly mayBegin: boolean;
  /** Begins a remark, or the proposal of another value. */
  readonly begin: (field: PassportField, quote: string, proposes: boolean) => void;
  readonly open: (threadId: string) => void;
}

/** Remarks on the fields of a section. */
export function useFieldReview(sectionId: string): FieldReview {
  const store = useContext(ReviewContext);
  const { mayBegin } = useReviewRights();
  const { begin } = useBegin();
  const cells = useMemo(() => new ThreadCells(store, sectionId), [store, sectionId]);
  const threads = useSyncExternalStore(cells.subscribe, () => cells.row(FIELD_ROW));
  return useMemo(
    () => ({
      threads,
      mayBegin: mayBegin && store !== null,
      begin: (field, quote, proposes) => void begin({ sectionId, column: field, quote }, proposes),
      open: (threadId) => cells.open(threadId),
    }),
    [threads, mayBegin, store, begin, sectionId, cells],
  );
}

/** References are stored by keys that say nothing elsewhere; of a very long text only the beginning is quoted. */
export function takesProposals(field: PassportField, value: CellValue | undefined): boolean {
  const { type } = STRUCTURED_KINDS.passport.fields[field];
  return type !== 'ref' && type !== 'refs' && cellWords(value).length <= QUOTE_MAX;
}

/** Fields that open threads are about. */
export function useDiscussed({ threads }: FieldReview): ReadonlySet<string> {
  return useMemo(() => new Set(threads.flatMap(({ column }) => column ?? [])), [threads]);
}
