import { Menu } from '@mantine/core';
import type { InboxItem } from '@soproekt/contracts';
import { FOLLOW_LEVELS } from '@soproekt/domain';
import { IconDotsVertical, IconMail, IconMailOpened } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/icon-button';
import { useFollow } from '../api/use-follow';

interface Props {
  item: InboxItem;
  onToggle: () => void;
}

/** What can be done with a line: read or unread, and how much one wants to hear of its thread. */
export function LineMenu({ item, onToggle }: Props) {
  const { t } = useTranslation('inbox');
  const [opened, setOpened] = useState(false);
  const { level, follow } = useFollow(item.thread.id, opened);
  const unread = item.readAt === null;
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={280}>
      <Menu.Target>
        <IconButton
          label={t('menu', { number: item.thread.number })}
          icon={<IconDotsVertical size={18} />}
          className="sp-inbox-act"
        />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={unread ? <IconMailOpened size={16} /> : <IconMail size={16} />} onClick={onToggle}>
          {unread ? t('markRead') : t('markUnread')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t('review:follow.label')}</Menu.Label>
        <Menu.RadioGroup value={level ?? null}>
          {FOLLOW_LEVELS.map((each) => (
            <Menu.RadioItem key={each} value={each} closeMenuOnClick onChange={() => follow(each)}>
              {t(`review:follow.${each}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
