import { Popover, Tooltip, UnstyledButton } from '@mantine/core';
import type { CommentView } from '@soproekt/contracts';
import { REACTIONS, type Reaction } from '@soproekt/domain';
import { IconMoodPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { useMe } from '../../../app/queries/me';
import { useParties } from '../../../app/queries/workspace';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useDocumentPage } from '../hooks/document-context';

/** Reactions to a comment; one's own are taken back by pressing again. */
export function ReactionBar({ comment, mayReact }: { comment: CommentView; mayReact: boolean }) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const { member } = useParties(detail.workspaceId);
  const { id: me } = useMe();
  const change = useThreadChange();
  const errorText = useErrorText();
  const [choosing, setChoosing] = useState(false);

  const react = (emoji: Reaction): void => {
    setChoosing(false);
    const on = !comment.reactions.some((given) => given.emoji === emoji && given.userIds.includes(me));
    change.mutate(
      { kind: 'react', commentId: comment.id, emoji, on },
      { onError: (error) => notifyError(errorText(error)) },
    );
  };
  const given = comment.reactions.filter(({ userIds }) => userIds.length > 0);
  if (given.length === 0 && !mayReact) return null;
  return (
    <div className="sp-reactions" data-empty={given.length === 0 || undefined}>
      {given.map(({ emoji, userIds }) => {
        const names = userIds.map((userId) => member(userId)?.name ?? t('someone')).join(', ');
        return (
          <Tooltip key={emoji} label={names} multiline maw={280}>
            <UnstyledButton
              className="sp-reaction"
              aria-pressed={userIds.includes(me)}
              aria-label={t('reaction.given', { name: t(`reaction.name.${REACTIONS.indexOf(emoji)}`), names })}
              aria-disabled={!mayReact || undefined}
              onClick={() => mayReact && react(emoji)}
            >
              <span aria-hidden>{emoji}</span> {userIds.length}
            </UnstyledButton>
          </Tooltip>
        );
      })}
      {mayReact && (
        <Popover opened={choosing} onChange={setChoosing} position="bottom-start" shadow="md" withinPortal trapFocus>
          <Popover.Target>
            <UnstyledButton
              className="sp-reaction sp-reaction-add"
              aria-label={t('reaction.add')}
              aria-expanded={choosing}
              onClick={() => setChoosing(!choosing)}
            >
              <IconMoodPlus size={16} aria-hidden />
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown className="sp-reaction-choice">
            {REACTIONS.map((emoji, i) => (
              <UnstyledButton
                key={emoji}
                className="sp-reaction-option"
                aria-label={t(`reaction.name.${i}`)}
                onClick={() => react(emoji)}
              >
                {emoji}
              </UnstyledButton>
            ))}
          </Popover.Dropdown>
        </Popover>
      )}
    </div>
  );
}
