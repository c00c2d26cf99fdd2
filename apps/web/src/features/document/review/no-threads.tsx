import { Button, Text } from '@mantine/core';
import { IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** There are threads that are not shown. */
  readonly any: boolean;
  /** Nothing but closed ones are left out. */
  readonly plain: boolean;
  readonly mayBegin: boolean;
  readonly onReset: () => void;
}

export function NoThreads({ any, plain, mayBegin, onReset }: Props) {
  const { t } = useTranslation('review');
  return (
    <div className="sp-review-none">
      <IconMessageCircle size={24} aria-hidden />
      <div>
        <Text fw={600}>{t(any ? (plain ? 'none.allClosed' : 'none.filtered') : 'none.title')}</Text>
        {!any && (
          <Text size="sm" c="dimmed">
            {t(mayBegin ? 'none.begin' : 'none.read')}
          </Text>
        )}
        {any && (
          <Button variant="default" size="compact-sm" mt="xs" onClick={onReset}>
            {t('none.showAll')}
          </Button>
        )}
      </div>
    </div>
  );
}
