/** Kinds of section that are shown as tables here. */
export const TABLE_KINDS = [
  'study-plan',
  'planned-results',
  'calendar',
  'assessment-materials',
  'conditions',
  'abbreviations',
] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export function hasTable(kind: string): kind is TableKind {
  return (TABLE_KINDS as readonly string[]).includes(kind);
}

/** Kinds whose tables need more room than a page of text gives. */
const WIDE: readonly string[] = ['study-plan', 'planned-results', 'calendar', 'assessment-materials'];

export const isWide = (kind: string): boolean => WIDE.includes(kind);
