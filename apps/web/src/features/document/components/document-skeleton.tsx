import { Skeleton } from '@mantine/core';

/** The page's final layout while the text is on its way. */
export function DocumentSkeleton({ label }: { label: string }) {
  return (
    <div className="sp-doc" role="status" aria-label={label}>
      <div className="sp-doc-outline sp-doc-skeleton-outline" aria-hidden>
        {Array.from({ length: 8 }, (_, line) => (
          <Skeleton key={line} height={14} width={`${60 + ((line * 17) % 40)}%`} />
        ))}
      </div>
      <div className="sp-doc-stage" aria-hidden>
        <div className="sp-doc-scroll">
          <div className="sp-sheet sp-doc-skeleton">
            <Skeleton height={28} width="55%" mb="xl" />
            {Array.from({ length: 12 }, (_, line) => (
              <Skeleton key={line} height={14} width={line % 5 === 4 ? '60%' : '100%'} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
