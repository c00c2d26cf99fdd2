import { Select } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenValue } from '../../../i18n/chosen-values';
import { currentLocale } from '../../../i18n/i18n';
import { DATE_FORMAT, readDate } from '../../../ui/form/read-date';

interface Props {
  readonly chosen: ChosenValue;
  /** As it is stored; empty: nothing. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly wordsOf: (value: string) => string;
  readonly field: Ref<HTMLInputElement>;
  readonly readOnly: boolean;
}

/** Where another value is proposed that is chosen, and not written. */
export function ProposedValue({ chosen, value, onChange, wordsOf, field, readOnly }: Props) {
  const { t } = useTranslation('review');
  const common = {
    ref: field,
    size: 'sm' as const,
    label: t('draft.becomes'),
    description: chosen.type === 'flag' ? undefined : t('draft.emptyClears'),
    readOnly,
    clearable: chosen.type !== 'flag',
    clearButtonProps: { 'aria-label': t('assign.clear') },
  };
  if (chosen.type === 'date') {
    return (
      <DateInput
        {...common}
        value={value || null}
        onChange={(date) => onChange(date ?? '')}
        locale={currentLocale()}
        valueFormat={DATE_FORMAT[currentLocale()]}
        dateParser={readDate}
        weekendDays={[]}
      />
    );
  }
  return (
    <Select
      {...common}
      placeholder={t('passport:placeholder.choose')}
      data={chosen.values.map((each) => ({ value: each, label: wordsOf(each) }))}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      allowDeselect={false}
    />
  );
}
