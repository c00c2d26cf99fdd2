import { NumberInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../../../i18n/i18n';
import { DATE_FORMAT, readDate } from '../../../ui/form/read-date';
import { FieldFrame, useFieldFindings } from './field-frame';
import { usePassportPage } from './passport-context';
import { textOf } from './passport-fields';

/** The declared workload, in academic hours. */
export function HoursField() {
  const { t } = useTranslation('passport');
  const { values, type, cut } = usePassportPage();
  const stored = typeof values.totalHours === 'number' ? values.totalHours : '';
  // What is being typed may not be a number yet: «36,».
  const [draft, setDraft] = useState<string | number | null>(null);
  return (
    <FieldFrame field="totalHours">
      <NumberInput
        label={t('field.totalHours')}
        error={useFieldFindings('totalHours')}
        value={draft ?? stored}
        onFocus={() => setDraft(stored)}
        onChange={(next) => {
          setDraft(next);
          const hours = next === '' ? null : Number(next);
          if (hours === null || Number.isFinite(hours)) type('totalHours', hours);
        }}
        onBlur={() => {
          setDraft(null);
          cut();
        }}
        min={0}
        max={10_000}
        step={0.5}
        decimalScale={1}
        decimalSeparator={currentLocale() === 'ru' ? ',' : '.'}
        allowedDecimalSeparators={[',', '.']}
        suffix={`\u00a0${t('hoursUnit')}`}
      />
    </FieldFrame>
  );
}

export function DateField({ field }: { field: 'approvedOn' | 'startsOn' | 'endsOn' }) {
  const { t } = useTranslation('passport');
  const { values, set } = usePassportPage();
  const stored = textOf(values[field]);
  const after = field === 'endsOn' ? textOf(values.startsOn) : '';
  return (
    <FieldFrame field={field}>
      <DateInput
        label={t(`field.${field}`)}
        placeholder={t('placeholder.date')}
        error={useFieldFindings(field)}
        value={stored || null}
        onChange={(date) => date !== (stored || null) && set(field, date)}
        {...(after && !stored ? { defaultDate: after } : {})}
        locale={currentLocale()}
        valueFormat={DATE_FORMAT[currentLocale()]}
        dateParser={readDate}
        weekendDays={[]}
        clearable
        clearButtonProps={{ 'aria-label': t('clear') }}
        popoverProps={{ withinPortal: true }}
      />
    </FieldFrame>
  );
}
