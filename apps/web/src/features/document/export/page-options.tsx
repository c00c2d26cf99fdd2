import { SegmentedControl, Select, Text } from '@mantine/core';
import { EXPORT_PROFILES, EXPORT_SIZES, EXPORT_SPACINGS } from '@soproekt/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import type { ExportOptions } from './export-options';

interface Props {
  options: ExportOptions;
  disabled: boolean;
  onChange: (change: Partial<ExportOptions>) => void;
}

/** How the pages look: layout, size of the letters, spacing of the lines. */
export function PageOptions({ options, disabled, onChange }: Props) {
  const { t } = useTranslation('export');
  return (
    <div className="sp-page-options">
      <Select
        className="sp-page-profile"
        label={t('profile')}
        data={EXPORT_PROFILES.map((profile) => ({ value: profile, label: t(`profiles.${profile}`) }))}
        value={options.profile}
        allowDeselect={false}
        disabled={disabled}
        onChange={(profile) => profile && onChange({ profile: profile as ExportOptions['profile'] })}
      />
      <NumberChoice
        label={t('size')}
        values={EXPORT_SIZES}
        value={options.size}
        disabled={disabled}
        onChange={(size) => onChange({ size })}
      />
      <NumberChoice
        label={t('spacing')}
        values={EXPORT_SPACINGS}
        value={options.spacing}
        disabled={disabled}
        onChange={(spacing) => onChange({ spacing })}
      />
    </div>
  );
}

interface ChoiceProps<N extends number> {
  label: string;
  values: readonly N[];
  value: N;
  disabled: boolean;
  onChange: (value: N) => void;
}

function NumberChoice<N extends number>({ label, values, value, disabled, onChange }: ChoiceProps<N>) {
  const format = useFormat();
  const labelId = useId();
  return (
    <div>
      <Text fw={600} mb={4} id={labelId}>
        {label}
      </Text>
      <SegmentedControl
        fullWidth
        aria-labelledby={labelId}
        disabled={disabled}
        data={values.map((each) => ({ value: String(each), label: format.number(each) }))}
        value={String(value)}
        onChange={(chosen) => {
          const found = values.find((each) => String(each) === chosen);
          if (found !== undefined) onChange(found);
        }}
      />
    </div>
  );
}
