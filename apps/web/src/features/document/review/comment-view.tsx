import { ActionIcon, Menu } from '@mantine/core';
import type { CommentView as Comment } from '@soproekt/contracts';
import { IconDotsVertical, IconPencil, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { confirmAction } from '../../../ui/confirm';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { CommentBody } from './comment-body';
import { Composer } from './composer';
import { mentionsForField } from './mentions';
import { PersonLine } from './person-line';
import { ReactionBar } from './reaction-bar';
import { useReviewRights } from './use-rights';
import { useSendFailure } from './use-send-failure';

interface Props {
  readonly comment: Comment;
  /** The words that a thread was raised with: who and when stands above it already. */
  readonly opening?: boolean;
}

/** One comment: its words, reactions, and for its author the ways to change it. */
export function CommentView({ comment, opening = false }: Props) {
  const { t } = useTranslation('review');
  const { mayReact, mayChange } = useReviewRights();
  const [editing, setEditing] = useState(false);
  const change = useThreadChange();
  const errorText = useErrorText();
  const { id, author, body, createdAt, editedAt, deletedAt } = comment;

  if (deletedAt !== null) {
    return (
      <div className="sp-comment">
        {!opening && <PersonLine person={author} at={createdAt} size={22} />}
        <p className="sp-comment-gone">{t('comment.gone')}</p>
      </div>
    );
  }
  const remove = async (): Promise<void> => {
    const ask = { title: t('comment.removeTitle'), consequence: t('comment.removeText') };
    if (!(await confirmAction({ ...ask, confirmLabel: t('comment.remove'), danger: true }))) return;
    change.mutate({ kind: 'delete', commentId: id }, { onError: (error) => notifyError(errorText(error)) });
  };
  const menu = mayChange(comment) && !editing && (
    <CommentMenu name={author?.name ?? ''} onEdit={() => setEditing(true)} onRemove={() => void remove()} />
  );
  return (
    <div className="sp-comment">
      {opening ? (
        <div className="sp-comment-tools">{menu}</div>
      ) : (
        <PersonLine person={author} at={createdAt} size={22} note={editedAt ? t('comment.edited') : undefined}>
          {menu}
        </PersonLine>
      )}
      {editing ? (
        <EditComment comment={comment} onDone={() => setEditing(false)} />
      ) : (
        <>
          <CommentBody body={body} />
          {opening && editedAt && <span className="sp-comment-edited">{t('comment.edited')}</span>}
          <ReactionBar comment={comment} mayReact={mayReact} />
        </>
      )}
    </div>
  );
}

function CommentMenu({ name, onEdit, onRemove }: { name: string; onEdit: () => void; onRemove: () => void }) {
  const { t } = useTranslation('review');
  return (
    <Menu position="bottom-end" withinPortal shadow="md" width={180}>
      <Menu.Target>
        <ActionIcon
          className="sp-comment-menu"
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('comment.menu', { name })}
        >
          <IconDotsVertical size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>
          {t('comment.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} />} color="red" onClick={onRemove}>
          {t('comment.remove')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function EditComment({ comment, onDone }: { comment: Comment; onDone: () => void }) {
  const { t } = useTranslation('review');
  const before = mentionsForField(comment.body);
  const [text, setText] = useState(before);
  const change = useThreadChange();
  const failureText = useSendFailure();
  const cancel = async (): Promise<void> => {
    const ask = { title: t('draft.drop.title'), consequence: t('draft.drop.change') };
    if (text !== before && !(await confirmAction({ ...ask, confirmLabel: t('draft.drop.confirm'), danger: true })))
      return;
    onDone();
  };
  return (
    <Composer
      text={text}
      onChange={setText}
      onSend={(body) => change.mutate({ kind: 'edit', commentId: comment.id, input: { body } }, { onSuccess: onDone })}
      onCancel={() => void cancel()}
      label={t('comment.edit')}
      sendLabel={t('common:action.save')}
      busy={change.isPending}
      failure={change.error ? failureText(change.error) : null}
      autoFocus
    />
  );
}
