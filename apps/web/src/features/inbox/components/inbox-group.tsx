import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconMailOpened, IconMessages } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { DayTime } from '../../../ui/days/day-line';
import { IconButton } from '../../../ui/icon-button';
import type { InboxActions } from '../hooks/use-inbox-actions';
import type { NewsGroup } from '../lib/group-news';

interface Props {
  readonly group: NewsGroup;
  readonly actions: InboxActions;
  /** The lines, drawn when it is unfolded. */
  readonly children: () => ReactNode;
}

/** Many new threads of one document as one line, which unfolds. */
export function InboxGroup({ group: { items }, actions, children }: Props) {
  const { t } = useTranslation('inbox');
  const format = useFormat();
  const [opened, setOpened] = useState(false);
  const unread = items.filter(({ readAt }) => readAt === null);
  const names = [...new Set(items.map(({ actor }) => actor?.name ?? t('nobody')))];
  const [first] = items;
  if (!first) return null;
  const Chevron = opened ? IconChevronDown : IconChevronRight;
  return (
    <>
      <li className="sp-day-line sp-inbox-line sp-inbox-group" data-unread={unread.length > 0 || undefined}>
        <span className="sp-inbox-dot" aria-hidden />
        <span className="sp-inbox-group-icon" aria-hidden>
          <IconMessages size={20} />
        </span>
        <div className="sp-day-body">
          <UnstyledButton
            className="sp-inbox-link"
            aria-expanded={opened}
            data-inbox-line=""
            onClick={() => setOpened(!opened)}
          >
            {unread.length > 0 && <VisuallyHidden>{t('unreadMark')}</VisuallyHidden>}
            {t('group.title', { count: items.length })}
            <Chevron size={16} aria-hidden className="sp-inbox-group-chevron" />
          </UnstyledButton>
          <span className="sp-inbox-who">
            {names.join(', ')}
            <span className="sp-inbox-where">
              <span className="sp-inbox-where-dot"> · </span>
              {first.document.title}
            </span>
          </span>
        </div>
        <div className="sp-inbox-acts">
          <DayTime at={first.at}>{format.time(first.at)}</DayTime>
          {unread.length > 0 && (
            <IconButton
              label={t('group.markRead', { count: unread.length })}
              icon={<IconMailOpened size={18} />}
              className="sp-inbox-act"
              onClick={() => void actions.read(unread)}
            />
          )}
        </div>
      </li>
      {opened && children()}
    </>
  );
}
