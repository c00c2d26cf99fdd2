import { ActionIcon, Menu, Popover } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import type { ThreadView } from '@soproekt/contracts';
import type { FollowLevel } from '@soproekt/domain';
import {
  IconBell,
  IconBellOff,
  IconBellRinging,
  IconCheck,
  IconChecks,
  IconDots,
  IconLink,
  IconPin,
  IconUserCheck,
  IconX,
} from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/queries/me';
import { useThreadChange } from '../../../app/queries/review';
import { notifyDone, notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { useDocumentPage } from '../hooks/document-context';
import { AssignForm } from './assign-form';
import { useReviewStore } from './review-context';
import { useAccept } from './use-accept';
import { useAttach } from './use-attach';
import { useDeclineAll } from './use-decline-all';
import { useReviewRights } from './use-rights';

const FOLLOWING: readonly [FollowLevel, ReactNode][] = [
  ['default', <IconBell key="default" size={16} />],
  ['watch', <IconBellRinging key="watch" size={16} />],
  ['mute', <IconBellOff key="mute" size={16} />],
];

/** What else can be done with a thread. */
export function ThreadMenu({ thread }: { thread: ThreadView }) {
  const { t } = useTranslation('review');
  const { detail } = useDocumentPage();
  const store = useReviewStore();
  const { id: me } = useMe();
  const { may } = useReviewRights();
  const change = useThreadChange();
  const errorText = useErrorText();
  const clipboard = useClipboard();
  const { acceptAll } = useAccept();
  const declineAll = useDeclineAll();
  const { mayAttach, attach } = useAttach(thread);
  const [assigning, setAssigning] = useState(false);
  const onError = (error: unknown): void => notifyError(errorText(error));
  const author = thread.author?.name ?? t('someone');

  const copyLink = (): void => {
    clipboard.copy(`${window.location.origin}/w/${detail.workspaceId}/d/${detail.id}?thread=${thread.id}`);
    notifyDone(t('menu.linkCopied'));
  };
  // Read when the menu is opened: cards are not drawn again for what happens in others.
  const waiting = (): ThreadView[] =>
    store
      .getSnapshot()
      .threads.filter((other) => other.proposal?.state === 'pending' && other.author?.userId === thread.author?.userId);
  const all = thread.proposal?.state === 'pending' ? waiting() : [];
  const many = all.length > 1 && { name: author, count: all.length };

  return (
    <Popover
      opened={assigning}
      onChange={setAssigning}
      position="bottom-end"
      withinPortal
      shadow="md"
      trapFocus
      // Its name would be that of the menu's button.
      withRoles={false}
      width={280}
    >
      <Popover.Target>
        <span>
          <Menu position="bottom-end" withinPortal shadow="md" width={300}>
            <Menu.Target>
              <ActionIcon
                variant="subtle"
                color="gray"
                size={28}
                aria-label={t('menu.label', { number: thread.number })}
              >
                <IconDots size={16} />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown data-keeps-caret>
              {may('thread.assign', thread) && (
                <Menu.Item
                  leftSection={<IconUserCheck size={16} />}
                  onClick={() => setTimeout(() => setAssigning(true))}
                >
                  {t('assign.action')}
                </Menu.Item>
              )}
              {mayAttach && (
                <Menu.Item leftSection={<IconPin size={16} />} onClick={() => void attach()}>
                  {t('menu.attach')}
                </Menu.Item>
              )}
              <Menu.Item leftSection={<IconLink size={16} />} onClick={copyLink}>
                {t('menu.copyLink')}
              </Menu.Item>
              {many && may('thread.accept', thread) && (
                <Menu.Item leftSection={<IconChecks size={16} />} onClick={() => void acceptAll(all, author)}>
                  {t('acceptAll.action', many)}
                </Menu.Item>
              )}
              {many && thread.author?.userId !== me && may('thread.decline', thread) && (
                <Menu.Item leftSection={<IconX size={16} />} onClick={() => void declineAll(all, author)}>
                  {t('declineAll.action', many)}
                </Menu.Item>
              )}
              <Menu.Divider />
              <Menu.Label>{t('follow.label')}</Menu.Label>
              {FOLLOWING.map(([level, icon]) => (
                <Menu.Item
                  key={level}
                  leftSection={icon}
                  rightSection={(thread.follow ?? 'default') === level ? <IconCheck size={16} /> : undefined}
                  aria-current={(thread.follow ?? 'default') === level || undefined}
                  onClick={() => change.mutate({ kind: 'follow', threadId: thread.id, level }, { onError })}
                >
                  {t(`follow.${level}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown role="dialog" aria-label={t('assign.title', { number: thread.number })}>
        <AssignForm thread={thread} />
      </Popover.Dropdown>
    </Popover>
  );
}
