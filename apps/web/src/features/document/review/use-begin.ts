import type { Anchor } from '@soproekt/documents';
import { useCallback, useContext } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { confirmAction } from '../../../ui/confirm';
import { notifyHint } from '../../../ui/notify';
import { useDocumentPage } from '../hooks/document-context';
import { keepBegun, keepText, NEW_BODY, NEW_WORDS, readText } from './drafts';
import { anchorOfSelection, selectionInText } from './new-anchor';
import { ReviewContext } from './review-context';

/** Begins a remark or a proposal; asks first when another one was being written. */
export function useBegin() {
  const { t } = useTranslation('review');
  const { session, detail } = useDocumentPage();
  const store = useContext(ReviewContext);

  const begin = useCallback(
    async (anchor: Anchor, proposes: boolean): Promise<void> => {
      if (!store) return;
      if (store.getSnapshot().draft) {
        const written = readText(detail.id, NEW_BODY) !== '' || readText(detail.id, NEW_WORDS) !== '';
        const ask = { title: t('draft.other.title'), consequence: t('draft.other.text') };
        if (written && !(await confirmAction({ ...ask, confirmLabel: t('draft.other.confirm') }))) return;
        store.endDraft();
      }
      keepText(detail.id, NEW_BODY, '');
      keepText(detail.id, NEW_WORDS, '');
      keepBegun(detail.id, { anchor, proposes });
      // The card has the focus when this returns; the next letter is already for it.
      flushSync(() => store.begin({ anchor, proposes }));
    },
    [store, detail.id, t],
  );

  /** About what is selected in the text; with only a caret, words to be put in there. */
  const beginAtSelection = useCallback(
    (proposes: boolean): boolean => {
      const selection = selectionInText(session);
      const anchor = selection && anchorOfSelection(session, selection);
      if (!anchor || (anchor.quote === '' && !proposes)) {
        notifyHint(t(proposes ? 'begin.caretFirst' : 'begin.selectFirst'));
        return false;
      }
      void begin(anchor, proposes);
      return true;
    },
    [session, begin, t],
  );
  return { begin, beginAtSelection };
}
