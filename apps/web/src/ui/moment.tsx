import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/format';
import { useNow } from './use-now';

/** «5 минут назад», with the exact time on hover; keeps up by itself. */
export function Moment({ at }: { at: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow();
  return (
    <Tooltip label={format.dateTime(at)}>
      <time dateTime={at} className="sp-moment">
        {format.relative(at, now) ?? t('time.justNow')}
      </time>
    </Tooltip>
  );
}
