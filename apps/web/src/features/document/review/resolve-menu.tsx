import { Button, Menu } from '@mantine/core';
import type { ThreadView } from '@soproekt/contracts';
import type { Outcome } from '@soproekt/domain';
import { needsReason } from '@soproekt/domain';
import { IconArrowBackUp, IconBan, IconChecks, IconCircleCheck, IconGavel } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useThreadChange } from '../../../app/queries/review';
import { useMe } from '../../../app/queries/me';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { backToCard } from './back-to-card';
import { askReason } from './reason-dialog';

interface Props {
  readonly thread: ThreadView;
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
}

const ICONS: Record<Outcome, ReactNode> = {
  accepted: <IconCircleCheck size={16} />,
  declined: <IconBan size={16} />,
  decided: <IconGavel size={16} />,
  withdrawn: <IconArrowBackUp size={16} />,
};

/** Closes a thread with what came of it. */
export function ResolveMenu({ thread, opened, onChange }: Props) {
  const { t } = useTranslation('review');
  const { id: me } = useMe();
  const change = useThreadChange();
  const errorText = useErrorText();
  const waits = thread.proposal?.state === 'pending';
  const about = thread.proposal ? 'proposal' : 'remark';

  const close = async (outcome: Outcome): Promise<void> => {
    const reason = needsReason(outcome)
      ? await askReason({
          title: t(`resolve.${outcome as 'declined' | 'decided'}.title.${about}`, {
            number: thread.number,
          }),
          label: t(`resolve.${outcome as 'declined' | 'decided'}.label`),
          placeholder: t(`resolve.${outcome as 'declined' | 'decided'}.placeholder`),
          confirmLabel: t('resolve.confirm'),
        })
      : '';
    // The callbacks of `mutate` would go with this menu, which what others are told may take away before the answer.
    if (reason !== null)
      await change
        .mutateAsync({ kind: 'resolve', threadId: thread.id, input: { outcome, reason } })
        .catch((error: unknown) => notifyError(errorText(error)));
    backToCard(thread.id);
  };
  const outcomes: Outcome[] = [
    // The words of a proposal come into the text by accepting it, and not by closing its thread.
    ...(waits ? [] : (['accepted'] as const)),
    ...(waits ? [] : (['declined'] as const)),
    'decided',
    ...(thread.author?.userId === me ? (['withdrawn'] as const) : []),
  ];
  return (
    <Menu opened={opened} onChange={onChange} position="bottom-end" withinPortal shadow="md" width={240}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconChecks size={16} />}
          loading={change.isPending}
        >
          {t(waits ? 'resolve.otherwise' : 'resolve.button')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {waits && <Menu.Label>{t('resolve.textStays')}</Menu.Label>}
        {outcomes.map((outcome) => (
          <Menu.Item key={outcome} leftSection={ICONS[outcome]} onClick={() => void close(outcome)}>
            {t(`resolve.choice.${outcome}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

export const outcomeIcon = (outcome: Outcome): ReactNode => ICONS[outcome];
