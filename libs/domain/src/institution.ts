/** Kinds of organisation that take part in joint work (domain glossary). */
export const INSTITUTION_KINDS = [
  'university',
  'institute-of-development',
  'school',
  'municipal-authority',
  'partner',
] as const;
export type InstitutionKind = (typeof INSTITUTION_KINDS)[number];

/** How many distinguishable institution colours the design system has. */
export const INSTITUTION_HUES = 8;

/**
 * The colour slot of the n-th institution of a workspace: the first eight are all different.
 * @param index zero-based position in the order of joining
 * @returns 0 … INSTITUTION_HUES-1
 */
export function institutionHue(index: number): number {
  return ((index % INSTITUTION_HUES) + INSTITUTION_HUES) % INSTITUTION_HUES;
}
