import { Button, Tooltip, UnstyledButton } from '@mantine/core';
import type { ThreadView } from '@soproekt/contracts';
import { IconLinkOff, IconMessageCircle } from '@tabler/icons-react';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { useDocumentPage } from '../hooks/document-context';
import { AboutCell } from './about-cell';
import { CommentView } from './comment-view';
import { PersonLine } from './person-line';
import { ProposalActions } from './proposal-actions';
import { ProposalWords } from './proposal-words';
import { ResolveMenu } from './resolve-menu';
import { ThreadAssignee } from './thread-assignee';
import { ThreadMenu } from './thread-menu';
import { ThreadOutcome } from './thread-outcome';
import { ThreadReply } from './thread-reply';
import { useReviewRights } from './use-rights';

interface Props {
  readonly thread: ThreadView;
  readonly active: boolean;
  readonly detached: boolean;
  readonly onOpen: (threadId: string) => void;
  /** To what it is about. */
  readonly onGo: (threadId: string) => void;
}

/** Answers that are shown at once; of more, the last. */
const SHOWN = 3;
/** The opening words come with the thread; the clock may differ by a little. */
const TOGETHER = 2_000;

/** One thread in the margin. It is drawn again when the thread itself changes, and not when another does or the text moves. */
export const ThreadCard = memo(function ThreadCard({ thread, active, detached, onOpen, onGo }: Props) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const { mayComment, may } = useReviewRights();
  const reply = useRef<HTMLTextAreaElement>(null);
  const card = useRef<HTMLElement>(null);
  const [resolving, setResolving] = useState(false);
  const { id, number, author, anchor, proposal, state, comments } = thread;
  const hue = party(author?.institutionId)?.hue;
  const waits = proposal?.state === 'pending' && state === 'open';
  const mayResolve = state === 'open' && may('thread.resolve', thread);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') onGo(id);
    else if (event.code === 'KeyR' && active && mayComment) reply.current?.focus();
    else if (event.code === 'KeyE' && active && mayResolve) setResolving(true);
    else return;
    event.preventDefault();
  };

  return (
    <article
      ref={card}
      className="sp-thread"
      data-thread-card={id}
      data-inst={hue ?? 'none'}
      data-active={active || undefined}
      data-state={state}
      tabIndex={0}
      aria-label={t(proposal ? 'card.proposal' : 'card.remark', {
        number,
        name: author?.name ?? t('someone'),
        state: t(`state.${state}`),
      })}
      onClick={() => !active && onOpen(id)}
      onFocus={(event) => event.target === event.currentTarget && !active && onOpen(id)}
      onKeyDown={onKeyDown}
    >
      <PersonLine person={author} at={thread.createdAt}>
        <span className="sp-thread-number">№&nbsp;{number}</span>
        <ThreadMenu thread={thread} />
      </PersonLine>
      {detached && state === 'open' && (
        <p className="sp-thread-detached">
          <IconLinkOff size={14} aria-hidden /> {t('detached.note')}
        </p>
      )}
      {anchor.column !== undefined && <AboutCell anchor={anchor} />}
      {proposal ? (
        <UnstyledButton className="sp-thread-quote" data-plain onClick={() => onGo(id)} disabled={detached}>
          <ProposalWords original={proposal.original} replacement={proposal.replacement} />
        </UnstyledButton>
      ) : (
        <Tooltip label={t('card.go')} disabled={detached}>
          <UnstyledButton className="sp-thread-quote" onClick={() => onGo(id)} disabled={detached}>
            {quoteOf(anchor, t)}
          </UnstyledButton>
        </Tooltip>
      )}
      <Comments thread={thread} active={active} />
      {waits && <ProposalActions thread={thread} detached={detached} />}
      <ThreadAssignee thread={thread} />
      <ThreadOutcome thread={thread} />
      {active && mayComment && <ThreadReply thread={thread} field={reply} onLeave={() => card.current?.focus()} />}
      {active && mayResolve && (
        <div className="sp-thread-foot">
          <ResolveMenu thread={thread} opened={resolving} onChange={setResolving} />
        </div>
      )}
      {!active && comments.length > 1 && (
        <p className="sp-thread-answers">
          <IconMessageCircle size={14} aria-hidden /> {t('card.answers', { count: comments.length - 1 })}
        </p>
      )}
    </article>
  );
});

function quoteOf(
  { quote, rowId, column, start }: ThreadView['anchor'],
  t: (key: string, values?: Record<string, string>) => string,
): string {
  if (start !== undefined) return quote || t('card.place');
  if (column !== undefined) return quote || t(rowId === undefined ? 'card.emptyField' : 'card.emptyCell');
  if (rowId !== undefined) return quote === '' ? t('card.rowUnnamed') : t('card.row', { quote });
  return quote === '' ? t('card.sectionUnnamed') : t('card.section', { quote });
}

/** All words of an open card; of a folded one those that it was raised with. */
function Comments({ thread, active }: { thread: ThreadView; active: boolean }) {
  const { t } = useTranslation('review');
  const [whole, setWhole] = useState(false);
  const { comments, author, createdAt } = thread;
  const [first] = comments;
  const opens =
    first !== undefined &&
    first.author?.userId === author?.userId &&
    Math.abs(Date.parse(first.createdAt) - Date.parse(createdAt)) < TOGETHER;
  const answers = opens ? comments.slice(1) : comments;
  const shown = whole || answers.length <= SHOWN ? answers : answers.slice(-SHOWN + 1);
  return (
    <div className="sp-comments" data-folded={!active || undefined}>
      {opens && first && <CommentView comment={first} opening />}
      {active && shown.length < answers.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('card.more', { count: answers.length - shown.length })}
        </Button>
      )}
      {active && shown.map((comment) => <CommentView key={comment.id} comment={comment} />)}
    </div>
  );
}
