import type { AttachmentType } from '@soproekt/contracts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { isApiError } from '../../../app/api/api-error';
import { useFormat } from '../../../i18n/format';
import { useErrorText, type ErrorText } from '../../../ui/use-error-text';

const UNITS = ['b', 'kb', 'mb', 'gb'] as const;

/** A size as people say it: whole up to ten of a unit, else with one digit more. */
export function sizeParts(bytes: number): { readonly value: number; readonly unit: (typeof UNITS)[number] } {
  let value = bytes;
  let step = 0;
  while (value >= 1024 && step < UNITS.length - 1) {
    value /= 1024;
    step += 1;
  }
  const rounded = value < 10 ? Math.round(value * 10) / 10 : Math.round(value);
  return { value: rounded, unit: UNITS[step] ?? 'b' };
}

/** «1,2 МБ» */
export function useFileSize(): (bytes: number) => string {
  const { t } = useTranslation('files');
  const format = useFormat();
  return useCallback(
    (bytes: number) => {
      const { value, unit } = sizeParts(bytes);
      return t(`size.${unit}`, { value: format.number(value) });
    },
    [t, format],
  );
}

/** What the server says when a workspace has no room for a file. */
const quotaSchema = z.object({ quotaBytes: z.number(), usedBytes: z.number(), wantedBytes: z.number() });

/** Why a file was not taken, in words about files. */
function useUploadErrorText(): (error: unknown) => ErrorText {
  const { t } = useTranslation('files');
  const errorText = useErrorText();
  const size = useFileSize();
  return useCallback(
    (error: unknown) => {
      const text = errorText(error);
      if (isApiError(error, 'too-large')) return { title: t('tooLarge.title'), advice: t('tooLarge.advice') };
      const quota = isApiError(error, 'quota-exceeded') ? quotaSchema.safeParse(error.details).data : undefined;
      if (!quota) return text;
      const room = t('quota', {
        used: size(quota.usedBytes),
        quota: size(quota.quotaBytes),
        wanted: size(quota.wantedBytes),
      });
      return { title: text.title, advice: `${room} ${text.advice}` };
    },
    [t, errorText, size],
  );
}

/** The same as one text, beside words that say already which file was not taken. */
export function useUploadReason(): (error: unknown) => string {
  const errorText = useUploadErrorText();
  return useCallback(
    (error: unknown) => {
      const { title, advice } = errorText(error);
      return isApiError(error, 'file-refused') ? advice : `${title}. ${advice}`;
    },
    [errorText],
  );
}

/** What a file is, for its icon and its word. */
export type FileKind = 'image' | 'pdf' | 'word' | 'sheet' | 'slides' | 'csv' | 'text';

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const KINDS: Readonly<Record<AttachmentType, FileKind>> = {
  'image/png': 'image',
  'image/jpeg': 'image',
  'image/gif': 'image',
  'image/webp': 'image',
  'application/pdf': 'pdf',
  [`${OFFICE}.wordprocessingml.document`]: 'word',
  [`${OFFICE}.spreadsheetml.sheet`]: 'sheet',
  [`${OFFICE}.presentationml.presentation`]: 'slides',
  'text/plain': 'text',
  'text/csv': 'csv',
};

export const fileKind = (type: AttachmentType): FileKind => KINDS[type];
