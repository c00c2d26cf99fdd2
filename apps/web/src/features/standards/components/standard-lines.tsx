import type { Standard } from '@soproekt/contracts';
import { IconBook2, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Props {
  workspaceId: string;
  standards: readonly Standard[];
}

/** The catalogue: what each standard is and whom it is for. */
export function StandardLines({ workspaceId, standards }: Props) {
  const { t } = useTranslation('standards');
  return (
    <ul className="sp-card sp-lines">
      {standards.map((standard) => (
        <li key={standard.id} className="sp-line sp-standard-line">
          <IconBook2 size={20} className="sp-kind-icon" aria-hidden />
          <div className="sp-line-main">
            <Link to={`/w/${workspaceId}/standards/${standard.id}`} className="sp-card-link sp-line-title">
              <span className="sp-standard-code">{standard.code}</span> {standard.title}
            </Link>
            <span className="sp-line-about">
              {[t('functions', { count: standard.functions.length }), standard.audience.join(', ')]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          <IconChevronRight size={18} className="sp-kind-icon" aria-hidden />
        </li>
      ))}
    </ul>
  );
}
