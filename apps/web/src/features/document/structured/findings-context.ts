import type { Finding } from '@soproekt/domain';
import { createContext, useContext, useMemo } from 'react';

const NONE: readonly Finding[] = [];

/** What the checks find in the whole document; the tables mark their cells by it. Empty until somebody provides it. */
export const FindingsContext = createContext<readonly Finding[]>(NONE);

/** Findings of one section. */
export function useSectionFindings(sectionId: string): readonly Finding[] {
  const all = useContext(FindingsContext);
  return useMemo(() => {
    const own = all.filter((finding) => finding.sectionId === sectionId);
    return own.length > 0 ? own : NONE;
  }, [all, sectionId]);
}
