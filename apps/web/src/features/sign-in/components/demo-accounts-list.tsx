import { Text, Title, UnstyledButton } from '@mantine/core';
import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../demo-accounts';

/** One click fills the form with an account of the demo. */
export function DemoAccountsList({ onPick }: { onPick: (email: string, password: string) => void }) {
  const { t } = useTranslation('signIn');
  return (
    <section aria-labelledby="demo-title" className="sp-demo">
      <Title order={2} id="demo-title">
        {t('demo.title')}
      </Title>
      <Text c="dimmed" mt={4} mb="md">
        {t('demo.hint')}
      </Text>
      <div className="sp-card sp-lines">
        {DEMO_ACCOUNTS.map(({ email, role, place }) => (
          <UnstyledButton key={email} className="sp-demo-account" onClick={() => onPick(email, DEMO_PASSWORD)}>
            <span className="sp-demo-role">{t(`demo.role.${role}`)}</span>
            <span className="sp-demo-place">{t(`demo.place.${place}`)}</span>
            <span className="sp-demo-email">{email}</span>
            <IconChevronRight className="sp-demo-go" size={18} aria-hidden />
          </UnstyledButton>
        ))}
      </div>
    </section>
  );
}
