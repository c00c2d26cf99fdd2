import { SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import type { Locale, Me, MePatch, Theme } from '@soproekt/contracts';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useUpdateMe } from '../../../app/queries/me';
import { setLocale } from '../../../i18n/i18n';
import { notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';
import { Section } from './section';

/** Language and theme: they change at once here and follow the person to other devices. */
export function AppearanceSection({ me }: { me: Me }) {
  const { t, i18n } = useTranslation('profile');
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { mutateAsync } = useUpdateMe();
  const errorText = useErrorText();
  const languageId = useId();
  const themeId = useId();

  const keep = (patch: MePatch, undo: () => void) => {
    mutateAsync(patch).catch((error: unknown) => {
      undo();
      notifyError(errorText(error));
    });
  };
  const changeLocale = (locale: Locale) => {
    void setLocale(locale);
    keep({ locale }, () => void setLocale(me.locale));
  };
  const changeTheme = (theme: Theme) => {
    setColorScheme(theme);
    keep({ theme }, () => setColorScheme(me.theme));
  };

  return (
    <Section title={t('appearance.title')}>
      <Stack gap="lg" align="flex-start">
        <div>
          <Text fw={500} mb={4} id={languageId}>
            {t('appearance.language')}
          </Text>
          <SegmentedControl
            aria-labelledby={languageId}
            value={i18n.language}
            onChange={(value) => changeLocale(value as Locale)}
            data={[
              { value: 'ru', label: 'Русский' },
              { value: 'en', label: 'English' },
            ]}
          />
        </div>
        <div>
          <Text fw={500} mb={4} id={themeId}>
            {t('appearance.theme')}
          </Text>
          <SegmentedControl
            aria-labelledby={themeId}
            value={colorScheme}
            onChange={(value) => changeTheme(value as Theme)}
            data={(['auto', 'light', 'dark'] as const).map((theme) => ({
              value: theme,
              label: t(`appearance.themes.${theme}`),
            }))}
          />
        </div>
      </Stack>
    </Section>
  );
}
