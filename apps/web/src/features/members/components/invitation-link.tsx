import { Button, CopyButton, Group, Stack, Text, TextInput } from '@mantine/core';
import type { InvitationCreated } from '@soproekt/contracts';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { Notice } from '../../../ui/notice';

interface Props {
  created: InvitationCreated;
  onDone: () => void;
  onAnother: () => void;
}

/** The only time the link can be seen: the server keeps its hash alone. */
export function InvitationLink({ created, onDone, onAnother }: Props) {
  const { t } = useTranslation('members');
  const format = useFormat();
  return (
    <Stack gap="lg">
      <Text>
        {t('link.for', { email: created.email })} {t('link.until', { when: format.dateTime(created.expiresAt) })}
      </Text>
      <Group gap="sm" align="flex-end" wrap="nowrap">
        <TextInput
          label={t('link.label')}
          value={created.link}
          readOnly
          variant="filled"
          className="sp-grow"
          onFocus={(event) => event.currentTarget.select()}
        />
        <CopyButton value={created.link} timeout={3000}>
          {({ copied, copy }) => (
            <Button
              data-autofocus
              leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
              onClick={copy}
            >
              {copied ? t('common:action.copied') : t('common:action.copy')}
            </Button>
          )}
        </CopyButton>
      </Group>
      <Notice tone="warning">{t('link.once')}</Notice>
      <Group justify="flex-end">
        <Button variant="default" onClick={onAnother}>
          {t('link.another')}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t('link.done')}
        </Button>
      </Group>
    </Stack>
  );
}
