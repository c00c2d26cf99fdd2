import type { SectionView } from '@soproekt/documents';
import { FINDING_LEVELS, sectionNumbers, type Finding, type FindingLevel } from '@soproekt/domain';

export type LevelCounts = Readonly<Record<FindingLevel, number>>;

/** What the list shows: all levels or one, the whole document or one section (`''`: what stands nowhere yet). */
export interface FindingFilter {
  readonly level: FindingLevel | null;
  readonly section: string | null;
}

export const EVERYTHING: FindingFilter = { level: null, section: null };
/** Key of what has no section: a part that is missing. */
export const NOWHERE = '';

export interface FindingGroup {
  /** Id of the section, or NOWHERE. */
  readonly key: string;
  /** As printed, and as sheet and outline show it; null: it has none. */
  readonly number: number | null;
  readonly title: string;
  readonly findings: readonly Finding[];
}

export function countLevels(findings: readonly Finding[]): LevelCounts {
  const counts: Record<FindingLevel, number> = { error: 0, warning: 0, hint: 0 };
  for (const { level } of findings) counts[level] += 1;
  return counts;
}

/** Findings by section in the order of the document; what stands nowhere comes last. Sections that are gone count as nowhere. */
export function groupFindings(
  findings: readonly Finding[],
  outline: readonly Pick<SectionView, 'id' | 'title' | 'kind' | 'role'>[],
  filter: FindingFilter = EVERYTHING,
): FindingGroup[] {
  const bySection = new Map<string, Finding[]>();
  const known = new Set(outline.map(({ id }) => id));
  for (const finding of findings) {
    const key = finding.sectionId !== null && known.has(finding.sectionId) ? finding.sectionId : NOWHERE;
    if (filter.section !== null && filter.section !== key) continue;
    if (filter.level !== null && filter.level !== finding.level) continue;
    const list = bySection.get(key);
    if (list) list.push(finding);
    else bySection.set(key, [finding]);
  }
  const groups: FindingGroup[] = [];
  // Only programmes are checked.
  const numbers = sectionNumbers('programme', outline);
  outline.forEach(({ id, title }, index) => {
    const list = bySection.get(id);
    if (list) groups.push({ key: id, number: numbers[index] ?? null, title, findings: list });
  });
  const nowhere = bySection.get(NOWHERE);
  if (nowhere) groups.push({ key: NOWHERE, number: null, title: '', findings: nowhere });
  return groups;
}

export interface SectionMark {
  readonly level: FindingLevel;
  readonly count: number;
}

/** The worst level and the number of findings of each section; hints alone are no reason for a mark. */
export function sectionMarks(findings: readonly Finding[]): ReadonlyMap<string, SectionMark> {
  const marks = new Map<string, SectionMark>();
  for (const { sectionId, level } of findings) {
    if (sectionId === null || level === 'hint') continue;
    const known = marks.get(sectionId);
    const worse = !known || FINDING_LEVELS.indexOf(level) < FINDING_LEVELS.indexOf(known.level);
    marks.set(sectionId, { level: worse ? level : known.level, count: (known?.count ?? 0) + 1 });
  }
  return marks;
}

/** Names a finding within its list: the same trouble at the same place keeps its name while its numbers change. */
export function findingKey({ code, variant, sectionId, place }: Finding): string {
  return [code, variant, sectionId, place.rowId, place.column, place.field].map((part) => part ?? '').join('|');
}

/** Keys for a list in which one trouble may stand twice at one place. */
export function findingKeys(findings: readonly Finding[]): string[] {
  const seen = new Map<string, number>();
  return findings.map((finding) => {
    const key = findingKey(finding);
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    return nth === 0 ? key : `${key}|${nth}`;
  });
}

/** The new list, in which what was found before is the same object, so that only the rest is drawn; the old list when both say the same. */
export function reuseFindings(before: readonly Finding[], after: readonly Finding[]): readonly Finding[] {
  if (before === after) return before;
  const known = new Map(before.map((finding) => [JSON.stringify(finding), finding]));
  const next = after.map((finding) => known.get(JSON.stringify(finding)) ?? finding);
  return next.length === before.length && next.every((finding, i) => finding === before[i]) ? before : next;
}
