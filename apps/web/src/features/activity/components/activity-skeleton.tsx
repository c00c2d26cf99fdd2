import { Skeleton } from '@mantine/core';
import { DaySkeleton } from '../../../ui/days/day-list';

const WIDTHS = ['52%', '38%', '60%', '44%', '50%'];

/** Lines where the events will stand. */
export function ActivitySkeleton() {
  return (
    <DaySkeleton>
      {WIDTHS.map((width) => (
        <div key={width} className="sp-day-line sp-activity-line">
          <Skeleton circle height={32} style={{ flex: 'none' }} />
          <div className="sp-day-body">
            <Skeleton height={14} width="30%" my={3} />
            <Skeleton height={12} width={width} my={4} />
          </div>
        </div>
      ))}
    </DaySkeleton>
  );
}
