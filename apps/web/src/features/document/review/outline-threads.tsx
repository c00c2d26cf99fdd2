import { Tooltip } from '@mantine/core';
import { IconMessage } from '@tabler/icons-react';
import { useContext, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { ReviewContext } from './review-context';
import type { ReviewStore } from './review-store';
import { countBySection } from './thread-order';

const nobody = (): (() => void) => () => undefined;
/** Counted once for all lines of the outline. */
const counted = new WeakMap<object, ReadonlyMap<string, number>>();

export function openThreadsIn(store: ReviewStore, sectionId: string): number {
  const snapshot = store.getSnapshot();
  let counts = counted.get(snapshot);
  if (!counts) {
    counts = countBySection(snapshot.threads, snapshot.places);
    counted.set(snapshot, counts);
  }
  return counts.get(sectionId) ?? 0;
}

/** The number of a section's open threads, in the outline. */
export function OutlineThreads({ sectionId }: { sectionId: string }) {
  const { t } = useTranslation('review');
  const store = useContext(ReviewContext);
  const count = useSyncExternalStore(store?.subscribe ?? nobody, () => (store ? openThreadsIn(store, sectionId) : 0));
  if (count === 0) return null;
  const said = t('button.open', { count });
  return (
    <Tooltip label={said}>
      <span className="sp-outline-threads">
        <IconMessage size={14} aria-hidden />
        <span aria-hidden>{count}</span>
        <span className="sp-sr-only">, {said}</span>
      </span>
    </Tooltip>
  );
}
