import { VisuallyHidden } from '@mantine/core';
import { useSyncExternalStore } from 'react';

interface Announcement {
  readonly polite: string;
  readonly assertive: string;
}

let current: Announcement = { polite: '', assertive: '' };
const listeners = new Set<() => void>();

/**
 * Tells screen readers what changed without moving the focus.
 * @param politeness `assertive` interrupts: only for what must not be missed
 */
export function announce(text: string, politeness: 'polite' | 'assertive' = 'polite'): void {
  // The same sentence twice is read twice only if the text differs.
  const next = current[politeness] === text ? `${text}\u00a0` : text;
  current = { ...current, [politeness]: next };
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The live regions; stands once in the application. */
export function Announcer() {
  const { polite, assertive } = useSyncExternalStore(subscribe, () => current);
  return (
    <VisuallyHidden>
      <div role="status" aria-live="polite">
        {polite}
      </div>
      <div role="alert" aria-live="assertive">
        {assertive}
      </div>
    </VisuallyHidden>
  );
}
