import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParties } from '../../../app/queries/workspace';
import { InstitutionDot } from '../../../ui/institution-badge';

/** The institutions of the workspace, and how many people each has here. */
export function PartiesPanel({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation('workspace');
  const { parties, members } = useParties(workspaceId);
  return (
    <section aria-labelledby="parties">
      <Title order={2} id="parties" mb="sm">
        {t('overview.parties')}
      </Title>
      <ul className="sp-plain-list sp-parties">
        {parties.map((party) => {
          const count = members.filter((member) => member.institution?.id === party.id).length;
          return (
            <li key={party.id} className="sp-party" data-inst={party.hue}>
              <span className="sp-party-name">
                <InstitutionDot hue={party.hue} size={10} />
                {party.name}
              </span>
              <Text size="xs" c="dimmed" component="span">
                {[party.owner ? t('owner') : t('participant'), t('common:count.people', { count }), party.municipality]
                  .filter(Boolean)
                  .join(' · ')}
              </Text>
              {party.awaitingCoordinator && (
                <span className="sp-tag" data-tone="warning">
                  {t('awaitingCoordinator')}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
