import { NumberInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { currentLocale } from '../../../i18n/i18n';
import { SettingFrame } from './setting-frame';

interface Props {
  name: string;
  label: string;
  unit: string;
  value: number;
  /** The shipped value. */
  standard: number;
  basis: string;
  min: number;
  max: number;
  step: number;
  readOnly: boolean;
  onChange: (value: number) => void;
  onReset?: () => void;
  /** What is typed is no value that can be saved. */
  onInvalid: (name: string, wrong: boolean) => void;
}

/** A number with its unit. What is being typed may be no number yet; it is told only once it is one. */
export function NumberSetting(props: Props) {
  const { name, label, unit, value, standard, basis, min, max, step, readOnly, onChange, onReset, onInvalid } = props;
  const { t } = useTranslation('programmeRules');
  const format = useFormat();
  const [draft, setDraft] = useState<string | number | null>(null);
  const fits = (typed: string | number): boolean =>
    typed !== '' &&
    Number.isFinite(Number(typed)) &&
    Number(typed) >= min &&
    Number(typed) <= max &&
    Number(typed) % step === 0;
  const wrong = draft !== null && !fits(draft);
  useEffect(() => {
    onInvalid(name, wrong);
    return () => onInvalid(name, false);
    // The callback is another one with every render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [name, wrong]);

  return (
    <SettingFrame
      label={label}
      standard={`${format.number(standard)}\u00a0${unit}`}
      basis={basis}
      onReset={
        onReset &&
        (() => {
          setDraft(null);
          onReset();
        })
      }
    >
      <NumberInput
        classNames={{ wrapper: 'sp-setting-number' }}
        label={label}
        name={name}
        value={draft ?? value}
        onChange={(next) => {
          setDraft(next);
          if (fits(next)) onChange(Number(next));
        }}
        onBlur={() => !wrong && setDraft(null)}
        error={wrong ? t('range', { min: format.number(min), max: format.number(max) }) : undefined}
        readOnly={readOnly}
        variant={readOnly ? 'filled' : undefined}
        hideControls={readOnly}
        step={step}
        decimalScale={step % 1 === 0 ? 0 : 1}
        decimalSeparator={currentLocale() === 'ru' ? ',' : '.'}
        allowedDecimalSeparators={[',', '.']}
        allowNegative={false}
        suffix={`\u00a0${unit}`}
      />
    </SettingFrame>
  );
}
