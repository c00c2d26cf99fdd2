import { Text } from '@mantine/core';
import type { Me } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/format';
import { Section } from './section';

/** Where the person belongs, and has belonged. */
export function AffiliationsSection({ me }: { me: Me }) {
  const { t } = useTranslation('profile');
  const format = useFormat();
  const latestFirst = [...me.affiliations].sort((a, b) => b.since.localeCompare(a.since));
  return (
    <Section title={t('affiliations.title')} hint={t('affiliations.hint')}>
      {latestFirst.length === 0 ? (
        <Text>{t('common:noInstitution')}</Text>
      ) : (
        <ul className="sp-card sp-lines">
          {latestFirst.map(({ institution, since, until }) => (
            <li key={`${institution.id}${since}`} className="sp-line">
              <div className="sp-line-main">
                <span className="sp-person-name">{institution.name}</span>
                <span className="sp-line-about">
                  {until
                    ? t('affiliations.period', { from: format.date(since), to: format.date(until) })
                    : t('affiliations.since', { from: format.date(since) })}
                </span>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
