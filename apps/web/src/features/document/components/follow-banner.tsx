import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Following } from '../hooks/use-follow';

/** Says whom one follows, and how it ends. */
export function FollowBanner({ following }: { following: Following }) {
  const { t } = useTranslation('document');
  const { person, stop } = following;
  if (!person) return null;
  return (
    <div className="sp-follow" data-inst={person.hue ?? 'none'} role="status">
      <IconEye size={16} aria-hidden />
      <span>{t('follow.banner', { name: person.name })}</span>
      <Button size="compact-sm" variant="subtle" color="gray" onClick={stop}>
        {t('follow.stop')}
      </Button>
    </div>
  );
}
