import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LoadingState } from '../../ui/page-state';

/** The frame before anything is known. */
export function ShellSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="sp-shell" role="status" aria-label={t('state.loading')}>
      <div className="sp-rail" />
      <div className="sp-area">
        <div className="sp-topbar">
          <Skeleton height={20} width={220} />
        </div>
        <div className="sp-column" style={{ width: '100%' }}>
          <LoadingState rows={5} />
        </div>
      </div>
    </div>
  );
}
