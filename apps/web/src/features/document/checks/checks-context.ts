import { createContext, useContext } from 'react';
import type { CheckResult } from './check-runner';
import type { SectionMark } from './finding-view';

export interface Checks extends CheckResult {
  readonly marks: ReadonlyMap<string, SectionMark>;
}

/** Null: the document is no programme, and nothing is checked. */
export const ChecksContext = createContext<Checks | null>(null);

export const useChecks = (): Checks | null => useContext(ChecksContext);

/** The mark of a section in the outline. */
export const useSectionMark = (sectionId: string): SectionMark | undefined => useChecks()?.marks.get(sectionId);
