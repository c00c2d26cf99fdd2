import { TextInput } from '@mantine/core';
import { CELL_LIMITS } from '@soproekt/documents';
import { useTranslation } from 'react-i18next';
import { GrowingTextarea } from '../../../ui/form/growing-textarea';
import { useTextBinding } from '../structured/text-binding';
import { FieldFrame, useFieldFindings } from './field-frame';
import { usePassportPage } from './passport-context';
import { textOf, type PassportField } from './passport-fields';

export type TextField = Extract<
  PassportField,
  'goal' | 'learners' | 'term' | 'competences' | 'qualification' | 'activities'
>;

/** A text that several people may write at once. */
export function LongTextField({ field }: { field: Exclude<TextField, 'term'> }) {
  const { t } = useTranslation('passport');
  const { values, type } = usePassportPage();
  const binding = useTextBinding<HTMLTextAreaElement>({
    stored: textOf(values[field]),
    write: (text) => type(field, text),
    multiline: true,
  });
  return (
    <FieldFrame field={field} wide>
      <GrowingTextarea
        {...binding}
        label={t(`field.${field}`)}
        description={t(`hint.${field}`)}
        error={useFieldFindings(field)}
        minRows={2}
        maxLength={CELL_LIMITS.multiline}
        spellCheck
      />
    </FieldFrame>
  );
}

export function TermField() {
  const { t } = useTranslation('passport');
  const { values, type } = usePassportPage();
  const binding = useTextBinding<HTMLInputElement>({
    stored: textOf(values.term),
    write: (text) => type('term', text),
    multiline: false,
  });
  return (
    <FieldFrame field="term">
      <TextInput
        {...binding}
        label={t('field.term')}
        placeholder={t('placeholder.term')}
        error={useFieldFindings('term')}
        maxLength={CELL_LIMITS.line}
      />
    </FieldFrame>
  );
}
