import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../app/queries/me';
import { PageFrame } from '../../../ui/page-frame';
import { AffiliationsSection } from './affiliations-section';
import { AppearanceSection } from './appearance-section';
import { PasswordSection } from './password-section';
import { PersonalSection } from './personal-section';
import { SessionsSection } from './sessions-section';

export function ProfilePage() {
  const { t } = useTranslation('profile');
  const me = useMe();
  return (
    <PageFrame title={t('title')} narrow>
      <Stack gap="xxl">
        <PersonalSection key={`${me.name}\n${me.post}`} me={me} />
        <AppearanceSection me={me} />
        <AffiliationsSection me={me} />
        <PasswordSection />
        <SessionsSection />
      </Stack>
    </PageFrame>
  );
}
