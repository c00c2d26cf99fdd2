import { IconInbox } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { announce } from '../../ui/announcer';
import { useTitleBadge } from '../../ui/use-document-title';
import { useUnread } from '../queries/inbox';
import { RailLink } from './rail-link';

const MOST = 9;

/** The inbox in the rail, with how much of it is unread; the tab of the browser says it too. */
export function InboxLink() {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const unread = useUnread();
  const text = unread > MOST ? `${MOST}+` : String(unread);
  useTitleBadge(unread > 0 ? text : '');
  const before = useRef(unread);
  useEffect(() => {
    if (unread > before.current) announce(t('inbox:news', { count: unread }));
    before.current = unread;
  }, [unread, t]);
  return (
    <RailLink
      to="/inbox"
      label={t('nav.inbox')}
      icon={<IconInbox size={22} />}
      current={pathname === '/inbox'}
      badge={unread > 0 ? { text, words: t('nav.unread', { count: unread }) } : undefined}
    />
  );
}
