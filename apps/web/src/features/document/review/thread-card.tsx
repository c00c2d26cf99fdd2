import { Button } from '@mantine/core';
import type { ThreadView } from '@soproekt/contracts';
import { IconMessageCircle } from '@tabler/icons-react';
import { memo, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { useDocumentPage } from '../hooks/document-context';
import { CardPlace } from './card-place';
import { CommentView } from './comment-view';
import { PersonLine } from './person-line';
import { ProposalActions } from './proposal-actions';
import { ResolveMenu } from './resolve-menu';
import { ThreadAssignee } from './thread-assignee';
import { ThreadMenu } from './thread-menu';
import { ThreadOutcome } from './thread-outcome';
import { ThreadPast } from './thread-past';
import { ThreadReply } from './thread-reply';
import { useReviewRights } from './use-rights';

interface Props {
  readonly thread: ThreadView;
  readonly active: boolean;
  readonly detached: boolean;
  /** What its place reads by now, if that is something else. */
  readonly now: string | null;
  readonly onOpen: (threadId: string) => void;
  /** To what it is about. */
  readonly onGo: (threadId: string) => void;
}

/** Answers that are shown at once; of more, the last. */
const SHOWN = 3;
/** The opening words come with the thread; the clock may differ by a little. */
const TOGETHER = 2_000;

/** One thread in the margin. It is drawn again when the thread itself changes, and not when another does or the text moves. */
export const ThreadCard = memo(function ThreadCard({ thread, active, detached, now, onOpen, onGo }: Props) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { party } = useParties(detail.workspaceId);
  const { mayComment, may } = useReviewRights();
  const reply = useRef<HTMLTextAreaElement>(null);
  const card = useRef<HTMLElement>(null);
  const [resolving, setResolving] = useState(false);
  const { id, number, author, proposal, state } = thread;
  const answers = answersOf(thread).filter(({ deletedAt }) => deletedAt === null).length;
  const hue = party(author?.institutionId)?.hue;
  const waits = proposal?.state === 'pending' && state === 'open';
  const mayResolve = state === 'open' && may('thread.resolve', thread);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !isKeyOfCard(event)) return;
    if (event.key === 'Enter' && event.target === event.currentTarget) onGo(id);
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
      <CardPlace thread={thread} detached={detached} now={now} onGo={onGo} />
      <Comments thread={thread} active={active} />
      {waits && <ProposalActions thread={thread} detached={detached} />}
      <ThreadAssignee thread={thread} />
      <ThreadPast thread={thread} />
      <ThreadOutcome thread={thread} />
      {active && mayComment && <ThreadReply thread={thread} field={reply} onLeave={() => card.current?.focus()} />}
      {active && mayResolve && (
        <div className="sp-thread-foot">
          <ResolveMenu thread={thread} opened={resolving} onChange={setResolving} />
        </div>
      )}
      {!active && answers > 0 && (
        <p className="sp-thread-answers">
          <IconMessageCircle size={14} aria-hidden /> {t('card.answers', { count: answers })}
        </p>
      )}
    </article>
  );
});

/** Pressed on the card or one of its buttons: not where one writes, and not in a menu, which lies elsewhere in the page. */
function isKeyOfCard({ target, currentTarget }: KeyboardEvent): boolean {
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  return target.closest('input, textarea, [contenteditable="true"]') === null;
}

/** Comments that were made later; the first may be what the thread was raised with. */
function answersOf({ comments, author, createdAt }: ThreadView): ThreadView['comments'] {
  const [first] = comments;
  const opens =
    first !== undefined &&
    first.author?.userId === author?.userId &&
    Math.abs(Date.parse(first.createdAt) - Date.parse(createdAt)) < TOGETHER;
  return opens ? comments.slice(1) : comments;
}

/** All words of an open card; of a folded one those that it was raised with. */
function Comments({ thread, active }: { thread: ThreadView; active: boolean }) {
  const { t } = useTranslation('review');
  const [whole, setWhole] = useState(false);
  const answers = answersOf(thread);
  const first = thread.comments.length > answers.length ? thread.comments[0] : undefined;
  const shown = whole || answers.length <= SHOWN ? answers : answers.slice(-SHOWN + 1);
  return (
    <div className="sp-comments" data-folded={!active || undefined}>
      {first && <CommentView comment={first} opening />}
      {active && shown.length < answers.length && (
        <Button size="compact-xs" variant="subtle" onClick={() => setWhole(true)}>
          {t('card.more', { count: answers.length - shown.length })}
        </Button>
      )}
      {active && shown.map((comment) => <CommentView key={comment.id} comment={comment} />)}
    </div>
  );
}
