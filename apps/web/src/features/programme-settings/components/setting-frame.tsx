import { Button } from '@mantine/core';
import { IconRotate2 } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  /** The shipped value in words; undefined: too long to be named. */
  standard?: string;
  basis: string;
  onReset?: () => void;
  children: ReactNode;
}

/** Beneath a setting: what it is when nobody changes it, what that rests on, and the way back to it. */
export function SettingFrame({ label, standard, basis, onReset, children }: Props) {
  const { t } = useTranslation('programmeRules');
  return (
    <div className="sp-setting">
      {children}
      <div className="sp-setting-about">
        <span>
          {standard !== undefined && <>{t('standard', { value: standard })} · </>}
          {basis}
        </span>
        {onReset && (
          <Button
            variant="subtle"
            size="compact-xs"
            leftSection={<IconRotate2 size={14} />}
            aria-label={t('resetNamed', { name: label })}
            onClick={onReset}
          >
            {t('reset')}
          </Button>
        )}
      </div>
    </div>
  );
}
