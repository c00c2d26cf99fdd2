import { Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { SettingFrame } from './setting-frame';

interface Props<T extends string> {
  label: string;
  value: readonly T[];
  options: readonly { readonly value: T; readonly label: string }[];
  /** Said to readers when nothing is chosen. */
  none: string;
  basis: string;
  readOnly: boolean;
  onChange: (value: T[]) => void;
  onReset?: () => void;
}

/** Any of several; kept in the order of the list. */
export function ChoiceSetting<T extends string>({
  label,
  value,
  options,
  none,
  basis,
  readOnly,
  onChange,
  onReset,
}: Props<T>) {
  const chosen = options.filter((option) => value.includes(option.value));
  return (
    <SettingFrame label={label} basis={basis} onReset={onReset}>
      {readOnly ? (
        <div role="group" aria-label={label}>
          <div className="sp-setting-label">{label}</div>
          <ul className="sp-setting-chosen">
            {chosen.map((option) => (
              <li key={option.value}>
                <IconCheck size={16} aria-hidden /> {option.label}
              </li>
            ))}
            {chosen.length === 0 && <li>{none}</li>}
          </ul>
        </div>
      ) : (
        <Checkbox.Group
          label={label}
          value={[...value]}
          onChange={(next) => onChange(options.map((option) => option.value).filter((each) => next.includes(each)))}
        >
          <div className="sp-setting-choices">
            {options.map((option) => (
              <Checkbox key={option.value} value={option.value} label={option.label} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </SettingFrame>
  );
}
