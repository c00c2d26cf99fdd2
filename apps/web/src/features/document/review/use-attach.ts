import type { ThreadView } from '@soproekt/contracts';
import { AnchorResolver } from '@soproekt/documents';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { notifyDone, notifyError, notifyHint } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useDocumentPage } from '../hooks/document-context';
import { goToThread } from './go-to-thread';
import { anchorOfSelection, selectionInText } from './new-anchor';
import { useReviewStore } from './review-context';
import { useReviewRights } from './use-rights';

/** Attaches a thread to what is selected in the text, and leads there. */
export function useAttach(thread: ThreadView) {
  const { t } = useTranslation('review');
  const { session, view } = useDocumentPage();
  const store = useReviewStore();
  const { may } = useReviewRights();
  const change = useThreadChange();
  const errorText = useErrorText();

  const attach = (): void => {
    const selection = selectionInText(session);
    const anchor = selection ? anchorOfSelection(session, selection) : store.selected;
    if (!anchor || (anchor.quote === '' && thread.anchor.quote !== '')) return notifyHint(t('begin.selectFirst'));
    const lead = (): void => {
      notifyDone(t('menu.attached'));
      const place = new AnchorResolver(session.doc).resolve(anchor);
      store.open(thread.id);
      if (place) void goToThread(thread.id, place, { session, view }).then(() => store.open(thread.id));
    };
    change
      .mutateAsync({ kind: 'anchor', threadId: thread.id, input: { anchor: anchor as never } })
      .then(lead, (error: unknown) => notifyError(errorText(error)));
  };
  return { mayAttach: may('thread.anchor', thread) && isMovable(thread), attach, busy: change.isPending };
}

/** Rows, cells and fields stay what they are, and come back with their section; text can be taken apart. */
const isMovable = ({ anchor }: ThreadView): boolean => anchor.rowId === undefined && anchor.column === undefined;
