import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

const WIDTHS = ['40%', '28%', '46%', '34%', '30%', '42%'];

/** Lines where the news will stand. */
export function InboxSkeleton() {
  const { t } = useTranslation();
  return (
    <div role="status" aria-label={t('state.loading')} className="sp-inbox-day">
      <Skeleton height={16} width={72} mb="sm" />
      <div className="sp-card sp-inbox-lines">
        {WIDTHS.map((width) => (
          <div key={width} className="sp-inbox-line">
            <span className="sp-inbox-dot" />
            <Skeleton circle height={36} style={{ flex: 'none' }} />
            <div className="sp-inbox-body">
              <Skeleton height={14} width={width} my={3} />
              <Skeleton height={12} width="60%" my={4} />
              <Skeleton height={12} width="80%" my={4} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
