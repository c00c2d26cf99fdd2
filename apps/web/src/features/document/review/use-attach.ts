import type { ThreadView } from '@soproekt/contracts';
import { AnchorResolver, type Anchor } from '@soproekt/documents';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { confirmAction } from '../../../ui/confirm';
import { notifyDone, notifyError, notifyHint } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useDocumentPage } from '../hooks/document-context';
import { firstWords } from './first-words';
import { goToThread } from './go-to-thread';
import { anchorOfSelection, selectionInText } from './new-anchor';
import { useReviewStore } from './review-context';
import { useReviewRights } from './use-rights';
import { wordsNow } from './words-now';

/** Attaches a thread to what is selected in the text, and leads there. */
export function useAttach(thread: ThreadView) {
  const { t } = useTranslation('review');
  const { session, view } = useDocumentPage();
  const store = useReviewStore();
  const { may } = useReviewRights();
  const change = useThreadChange();
  const errorText = useErrorText();

  /** What stands where it did, and as it read, is not to be moved by a slip. */
  const mayLeave = async ({ quote }: Anchor): Promise<boolean> => {
    const place = store.getSnapshot().places.get(thread.id);
    if (!place || wordsNow(thread, place) !== null) return true;
    const [from, to] = [thread.anchor.quote, quote].map((words) => firstWords(words, 80) || t('menu.move.place'));
    return confirmAction({
      title: t('menu.move.title', { number: thread.number }),
      consequence: t('menu.move.text', { from, to }),
      confirmLabel: t('menu.move.confirm'),
    });
  };
  const attach = async (): Promise<void> => {
    const selection = selectionInText(session);
    const anchor = selection ? anchorOfSelection(session, selection) : store.selected;
    if (!anchor || (anchor.quote === '' && thread.anchor.quote !== '')) return notifyHint(t('begin.selectFirst'));
    if (!(await mayLeave(anchor))) return;
    const lead = (): void => {
      notifyDone(t('menu.attached'));
      const place = new AnchorResolver(session.doc).resolve(anchor);
      store.open(thread.id);
      if (place) void goToThread(thread.id, place, { session, view }).then(() => store.open(thread.id));
    };
    await change
      .mutateAsync({ kind: 'anchor', threadId: thread.id, input: { anchor: anchor as never } })
      .then(lead, (error: unknown) => notifyError(errorText(error)));
  };
  return { mayAttach: may('thread.anchor', thread) && isMovable(thread), attach, busy: change.isPending };
}

/** Rows, cells and fields stay what they are, and come back with their section; text can be taken apart. */
const isMovable = ({ anchor }: ThreadView): boolean => anchor.rowId === undefined && anchor.column === undefined;
