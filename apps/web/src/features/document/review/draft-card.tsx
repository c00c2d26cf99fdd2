import { cellFromText, getSection } from '@soproekt/documents';
import type { ThreadInput } from '@soproekt/contracts';
import { REVIEW_LIMITS } from '@soproekt/domain';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { useMe } from '../../../app/queries/me';
import { useParties } from '../../../app/queries/workspace';
import { chosenValue } from '../../../i18n/chosen-values';
import { announce } from '../../../ui/announcer';
import { confirmAction } from '../../../ui/confirm';
import { GrowingTextarea } from '../../../ui/form/growing-textarea';
import { useDocumentPage } from '../hooks/document-context';
import { AboutCell } from './about-cell';
import { Composer } from './composer';
import { keepBegun, NEW_BODY, NEW_WORDS } from './drafts';
import { useReviewStore } from './review-context';
import type { ThreadDraft } from './review-store';
import { ProposedValue } from './proposed-value';
import { useDraftText } from './use-draft-text';
import { useSendFailure } from './use-send-failure';
import { useValueWords } from './use-value-words';

const FOCUS_AFTER = 80;

/** A remark or a proposal that is being written; it stands in the list where it will stand. */
export function DraftCard({ draft }: { draft: ThreadDraft }) {
  const { t } = useTranslation('review');
  const { detail, session } = useDocumentPage();
  const store = useReviewStore();
  const me = useMe();
  const { partyOf, party } = useParties(detail.workspaceId);
  const { anchor, proposes } = draft;
  const [body, setBody] = useDraftText(NEW_BODY);
  const [words, setWords] = useDraftText(NEW_WORDS, proposes ? anchor.quote : '');
  const wordsField = useRef<HTMLTextAreaElement>(null);
  const valueField = useRef<HTMLInputElement>(null);
  const bodyField = useRef<HTMLTextAreaElement>(null);
  const change = useThreadChange();
  const failureText = useSendFailure();
  const hue = (partyOf(me.id) ?? party(me.institution?.id))?.hue;
  const changed = words.trim() !== anchor.quote.trim();
  const { rowId = null, column } = anchor;
  const valueWords = useValueWords();
  const wordsOf = (value: string): string => valueWords(anchor, value);
  const chosen =
    column === undefined ? null : chosenValue(getSection(session.doc, anchor.sectionId)?.kind ?? '', column);
  // Nobody could accept what does not fit the cell.
  const unfit =
    proposes &&
    column !== undefined &&
    cellFromText(session.doc, { sectionId: anchor.sectionId, rowId, column }, words) === undefined;
  const inserts = anchor.quote === '' && column === undefined;

  // One that was there from before a reload does not take the focus.
  const [begun] = useState(() => store.getSnapshot().asked > 0);
  useEffect(() => {
    if (!begun) return;
    const enter = (): void => {
      const field = proposes ? (wordsField.current ?? valueField.current) : bodyField.current;
      // Who writes in it already must not have the first letters selected under the next ones.
      if (!field || field === document.activeElement) return;
      field.focus();
      if (proposes) field.select();
    };
    // The first time at once, where the field has the focus from the start and its words are not selected yet.
    if (proposes) wordsField.current?.select();
    enter();
    // A menu from which it was begun gives the focus back to its button first.
    const timer = setTimeout(enter, FOCUS_AFTER);
    return () => clearTimeout(timer);
  }, [proposes, begun]);

  const drop = (): void => {
    setBody('');
    setWords('');
    keepBegun(detail.id, null);
    store.endDraft();
  };
  const cancel = async (): Promise<void> => {
    const ask = { title: t('draft.drop.title'), consequence: t('draft.drop.text') };
    const written = body.trim() !== '' || (proposes && changed);
    if (written && !(await confirmAction({ ...ask, confirmLabel: t('draft.drop.confirm'), danger: true }))) return;
    drop();
  };
  const send = (written: string): void => {
    if (unfit) return (wordsField.current ?? valueField.current)?.focus();
    const input: ThreadInput = {
      // The positions are what Yjs gives; the server reads them by its schema.
      anchor: anchor as ThreadInput['anchor'],
      body: written,
      ...(proposes && { proposal: { replacement: words } }),
    };
    change.mutate(
      { kind: 'create', documentId: detail.id, input },
      {
        onSuccess: (thread) => {
          drop();
          announce(t('draft.sent', { number: thread.number }));
          store.open(thread.id);
        },
      },
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') void cancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && changed) send(body);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <article className="sp-thread sp-thread-draft" data-inst={hue ?? 'none'} data-active data-thread-card="draft">
      <p className="sp-thread-draft-title">{t(titleOf(draft))}</p>
      {anchor.column !== undefined && <AboutCell anchor={anchor} />}
      {anchor.quote !== '' && <p className="sp-thread-quote">{wordsOf(anchor.quote)}</p>}
      {proposes && chosen && (
        <ProposedValue
          chosen={chosen}
          value={words}
          onChange={setWords}
          wordsOf={wordsOf}
          field={valueField}
          readOnly={change.isPending}
        />
      )}
      {proposes && !chosen && (
        <GrowingTextarea
          ref={wordsField}
          minRows={2}
          maxRows={12}
          autoFocus={begun}
          label={t(inserts ? 'draft.insertion' : 'draft.becomes')}
          description={
            anchor.quote === '' ? undefined : t(column === undefined ? 'draft.emptyDeletes' : 'draft.emptyClears')
          }
          error={unfit && t('structured:grid.notNumber')}
          maxLength={REVIEW_LIMITS.replacement}
          value={words}
          readOnly={change.isPending}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <Composer
        field={bodyField}
        text={body}
        onChange={setBody}
        onSend={send}
        onCancel={() => void cancel()}
        label={t(proposes ? 'draft.reason' : 'draft.body')}
        placeholder={t(proposes ? 'draft.reasonHint' : 'draft.bodyHint')}
        sendLabel={t(proposes ? 'draft.propose' : 'draft.send')}
        busy={change.isPending}
        failure={change.error ? failureText(change.error) : null}
        mayBeEmpty={proposes && changed}
        autoFocus={begun && !proposes}
      />
    </article>
  );
}

function titleOf({ anchor, proposes }: ThreadDraft) {
  if (anchor.start !== undefined) {
    if (!proposes) return 'draft.title.text';
    return anchor.quote === '' ? 'draft.title.insertion' : 'draft.title.change';
  }
  if (proposes) return 'draft.title.value';
  if (anchor.column !== undefined) return anchor.rowId === undefined ? 'draft.title.field' : 'draft.title.cell';
  return anchor.rowId === undefined ? 'draft.title.section' : 'draft.title.row';
}
