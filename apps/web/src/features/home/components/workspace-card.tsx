import { Text } from '@mantine/core';
import type { Workspace } from '@soproekt/contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { InstitutionBadge } from '../../../ui/institution-badge';

const SHOWN_PARTIES = 6;

/** A workspace at a glance: whose it is, how many people and documents, what I am there. */
export function WorkspaceCard({ workspace }: { workspace: Workspace }) {
  const { t } = useTranslation();
  const { id, name, description, parties, memberCount, documentCount, role } = workspace;
  return (
    <article className="sp-card sp-workspace-card">
      <h3 className="sp-card-title">
        <Link to={`/w/${id}`} className="sp-card-link">
          {name}
        </Link>
      </h3>
      {description && (
        <Text c="dimmed" lineClamp={2}>
          {description}
        </Text>
      )}
      <div className="sp-card-parties">
        {parties.slice(0, SHOWN_PARTIES).map((party) => (
          <InstitutionBadge key={party.id} institution={party} />
        ))}
        {parties.length > SHOWN_PARTIES && <Text c="dimmed">+{parties.length - SHOWN_PARTIES}</Text>}
      </div>
      <div className="sp-card-foot">
        <span>{t('count.members', { count: memberCount })}</span>
        <span>{t('count.documents', { count: documentCount })}</span>
        <span className="sp-card-role">
          {t('youAre')} {t(`role.${role}`)}
        </span>
      </div>
    </article>
  );
}
