import { useCallback, useState } from 'react';
import { useDocumentPage } from '../hooks/document-context';
import { keepText, readText } from './drafts';

/** A text that is being written; it survives folding the margin and reloading the page. */
export function useDraftText(what: string, otherwise = ''): readonly [string, (text: string) => void] {
  const { detail } = useDocumentPage();
  const [text, setText] = useState(() => readText(detail.id, what) || otherwise);
  const write = useCallback(
    (next: string) => {
      setText(next);
      keepText(detail.id, what, next);
    },
    [detail.id, what],
  );
  return [text, write];
}
