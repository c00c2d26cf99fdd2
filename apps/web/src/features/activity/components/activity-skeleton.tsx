import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const WIDTHS = ['52%', '38%', '60%', '44%', '50%'];

/** Lines where the events will stand. */
export function ActivitySkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('state.loading')} className="sp-activity-day">
      <Skeleton height={16} width={72} mb="sm" />
      <div className="sp-card">
        {WIDTHS.map((width) => (
          <div key={width} className="sp-activity-line">
            <Skeleton circle height={32} style={{ flex: 'none' }} />
            <div className="sp-activity-body">
              <Skeleton height={14} width="30%" my={3} />
              <Skeleton height={12} width={width} my={4} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
