import { Skeleton } from '@mantine/core';
import { DaySkeleton } from '../../../ui/days/day-list';

const WIDTHS = ['40%', '28%', '46%', '34%', '30%', '42%'];

/** Lines where the news will stand. */
export function InboxSkeleton() {
  return (
    <DaySkeleton>
      {WIDTHS.map((width) => (
        <div key={width} className="sp-day-line sp-inbox-line">
          <span className="sp-inbox-dot" />
          <Skeleton circle height={36} style={{ flex: 'none' }} />
          <div className="sp-day-body">
            <Skeleton height={14} width={width} my={3} />
            <Skeleton height={12} width="60%" my={4} />
            <Skeleton height={12} width="80%" my={4} />
          </div>
        </div>
      ))}
    </DaySkeleton>
  );
}
