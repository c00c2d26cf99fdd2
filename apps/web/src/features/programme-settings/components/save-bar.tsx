import { Button, Group } from '@mantine/core';
import type { ProgrammeSettingsView } from '@soproekt/contracts';
import { IconAlertTriangle, IconCircleCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';

interface Props {
  view: ProgrammeSettingsView;
  readOnly: boolean;
  dirty: boolean;
  invalid: boolean;
  pending: boolean;
  onDrop: () => void;
}

/** Whether what stands in the form is what holds, always in words. */
export function SaveBar({ view, readOnly, dirty, invalid, pending, onDrop }: Props) {
  const { t } = useTranslation('programmeRules');
  const format = useFormat();
  const when = view.updatedAt === null ? null : format.dateTime(view.updatedAt);
  const saved =
    when === null
      ? t('save.never')
      : view.updatedBy
        ? t('save.by', { when, name: view.updatedBy.name })
        : t('save.at', { when });
  const state = invalid ? 'invalid' : dirty ? 'dirty' : 'saved';
  const tone = { invalid: 'error', dirty: 'warning', saved: 'saved' }[state];
  const Icon = { invalid: IconAlertTriangle, dirty: IconPencil, saved: IconCircleCheck }[state];
  return (
    <div className="sp-rules-bar" data-dirty={dirty || invalid || undefined}>
      <span className="sp-rules-state" data-tone={tone} role="status">
        <Icon size={16} aria-hidden />
        <span>{state === 'saved' ? saved : t(`save.${state}`)}</span>
      </span>
      {!readOnly && (dirty || invalid) && (
        <Group gap="sm">
          <Button variant="default" onClick={onDrop} disabled={pending}>
            {t('save.drop')}
          </Button>
          <Button type="submit" loading={pending} disabled={invalid || !dirty}>
            {t('common:action.save')}
          </Button>
        </Group>
      )}
    </div>
  );
}
