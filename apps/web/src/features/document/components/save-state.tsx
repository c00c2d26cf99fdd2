import { Tooltip } from '@mantine/core';
import {
  IconCircleCheck,
  IconCloudUpload,
  IconDeviceFloppy,
  IconExclamationCircle,
  IconLoader,
  IconWifiOff,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { useDocumentPage, useSessionSnapshot } from '../hooks/document-context';
import { useSaveAnnouncements, useSteadySave } from '../hooks/use-steady-save';
import type { SaveKind } from '../lib/save-view';

const ICONS: Record<SaveKind, typeof IconCircleCheck> = {
  connecting: IconLoader,
  saved: IconCircleCheck,
  saving: IconCloudUpload,
  offline: IconWifiOff,
  'offline-kept': IconDeviceFloppy,
  unsaved: IconExclamationCircle,
};

const TONES: Record<SaveKind, string> = {
  connecting: 'quiet',
  saved: 'saved',
  saving: 'quiet',
  offline: 'warning',
  'offline-kept': 'warning',
  unsaved: 'error',
};

/** Whether the text is safe, always in words. */
export function SaveState() {
  const { t } = useTranslation('document');
  const snapshot = useSessionSnapshot(useDocumentPage().session);
  const format = useFormat();
  const save = useSteadySave(snapshot.save);
  useSaveAnnouncements(save);
  const Icon = ICONS[save.kind];
  const saved = snapshot.savedAt !== null ? t('save.savedAt', { time: format.time(snapshot.savedAt) }) : '';
  const why = save.reason ? `${t(`reason.${save.reason}.title`)} ${t(`reason.${save.reason}.advice`)}` : '';
  const hint = [why || t(`save.hint.${save.kind}`), saved].filter(Boolean).join(' ');

  return (
    <Tooltip label={hint} multiline maw={320} disabled={hint === ''}>
      <span
        className="sp-save"
        data-testid="save-state"
        data-state={save.kind}
        data-tone={TONES[save.kind]}
        data-reason={save.reason ?? undefined}
        tabIndex={0}
        role="status"
        aria-live="off"
        aria-label={`${t(`save.${save.kind}`)}. ${hint}`}
      >
        <Icon size={16} aria-hidden />
        <span className="sp-save-word">
          {t(`save.${save.kind}`)}
          {save.reason && <span className="sp-save-why"> – {t(`reason.${save.reason}.short`)}</span>}
        </span>
      </span>
    </Tooltip>
  );
}
