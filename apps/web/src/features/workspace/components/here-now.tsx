import { Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePresence } from '../../../app/live/live-context';
import { documentListQuery } from '../../../app/queries/documents';
import { useMe } from '../../../app/queries/me';
import { useParties } from '../../../app/queries/workspace';
import { useFormat } from '../../../i18n/format';
import { InstitutionBadge } from '../../../ui/institution-badge';
import { PersonAvatar } from '../../../ui/person-avatar';

/** Who is in the workspace now, institution by institution, and in which document. */
export function HereNow({ workspaceId }: { workspaceId: string }) {
  const { t } = useTranslation('workspace');
  const me = useMe();
  const format = useFormat();
  const present = usePresence(workspaceId);
  const { parties } = useParties(workspaceId);
  const documents = useQuery(documentListQuery(workspaceId, {})).data ?? [];
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  const groups = [
    ...parties.map((party) => ({ party, people: present.filter(({ institutionId }) => institutionId === party.id) })),
    { party: null, people: present.filter(({ institutionId }) => !parties.some(({ id }) => id === institutionId)) },
  ].filter(({ people }) => people.length > 0);

  return (
    <section aria-labelledby="here-now">
      <Title order={2} id="here-now" mb="sm">
        {t('overview.hereNow')}
      </Title>
      {groups.length === 0 && <Text c="dimmed">{t('overview.nobody')}</Text>}
      {groups.map(({ party, people }) => (
        <div key={party?.id ?? 'none'} className="sp-here-group">
          {party ? <InstitutionBadge institution={party} /> : <Text c="dimmed">{t('common:noInstitution')}</Text>}
          <ul className="sp-plain-list">
            {[...people]
              .sort((a, b) => format.compare(a.name, b.name))
              .map((person) => {
                const open = person.documentIds.find((id) => titles.has(id));
                return (
                  <li key={person.userId} className="sp-here-person">
                    <PersonAvatar name={person.name} hue={party?.hue} size={28} active plain />
                    <span className="sp-here-name">
                      <span>
                        {person.name}
                        {person.userId === me.id && <Text span c="dimmed">{` (${t('overview.you')})`}</Text>}
                      </span>
                      {open && (
                        <Link to={`/w/${workspaceId}/d/${open}`} className="sp-here-place">
                          {titles.get(open)}
                        </Link>
                      )}
                    </span>
                  </li>
                );
              })}
          </ul>
        </div>
      ))}
    </section>
  );
}
