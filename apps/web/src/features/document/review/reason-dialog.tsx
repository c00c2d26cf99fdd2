import { Button, Group, Stack, Textarea } from '@mantine/core';
import { modals } from '@mantine/modals';
import { REVIEW_LIMITS } from '@soproekt/domain';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Question {
  readonly title: string;
  readonly label: string;
  readonly placeholder: string;
  readonly confirmLabel: string;
}

/** Asks for a reason, without which it is not done. Null: called off. */
export function askReason({ title, ...words }: Question): Promise<string | null> {
  return new Promise((resolve) => {
    const id = modals.open({
      title,
      children: (
        <ReasonForm
          {...words}
          onDone={(reason) => {
            resolve(reason);
            modals.close(id);
          }}
        />
      ),
      onClose: () => resolve(null),
      closeButtonProps: { 'aria-label': i18next.t('common:action.close') },
    });
  });
}

type FormProps = Omit<Question, 'title'> & { readonly onDone: (reason: string | null) => void };

function ReasonForm({ label, placeholder, confirmLabel, onDone }: FormProps) {
  const { t } = useTranslation('review');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const send = (): void => (reason.trim() === '' ? setMissing(true) : onDone(reason.trim()));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Stack gap="md">
        <Textarea
          data-autofocus
          label={label}
          placeholder={placeholder}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={REVIEW_LIMITS.reason}
          value={reason}
          error={missing && t('reason.missing')}
          onChange={(event) => {
            setMissing(false);
            setReason(event.currentTarget.value);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            send();
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => onDone(null)}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit">{confirmLabel}</Button>
        </Group>
      </Stack>
    </form>
  );
}
