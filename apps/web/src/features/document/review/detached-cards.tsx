import { Text, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconLinkOff } from '@tabler/icons-react';
import type { ReactNode, RefObject } from 'react';
import { useTranslation } from 'react-i18next';

/** Threads whose text is gone, or has changed too much. */
export function DetachedCards({ children }: { children: readonly ReactNode[] }) {
  const { t } = useTranslation('review');
  return (
    <section aria-label={t('detached.title')} className="sp-detached">
      <h3 tabIndex={-1}>{t('detached.title')}</h3>
      <Text size="xs" c="dimmed">
        {t('detached.hint')}
      </Text>
      <ol className="sp-plain-list">{children}</ol>
    </section>
  );
}

interface Props {
  readonly list: RefObject<HTMLElement | null>;
  readonly count: number;
}

/** The way to them: beside a long text they stand far below. */
export function ToDetached({ list, count }: Props) {
  const { t } = useTranslation('review');
  const go = (): void => {
    const detached = list.current?.querySelector('.sp-detached');
    detached?.scrollIntoView({ block: 'start' });
    detached?.querySelector<HTMLElement>('h3')?.focus({ preventScroll: true });
  };
  return (
    <UnstyledButton className="sp-to-detached" onClick={go}>
      <IconLinkOff size={14} aria-hidden />
      <span>
        {t('detached.title')}: {count}
      </span>
      <IconArrowDown size={14} aria-hidden />
    </UnstyledButton>
  );
}
