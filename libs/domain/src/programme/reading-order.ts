import type { ProgrammeFacts, RowPlace } from './facts.js';
import type { Finding } from './finding.js';
import { memoize } from './memo.js';

/** Kinds before and after the texts in the usual order of a programme. */
const BEFORE_TEXTS = ['passport', 'abbreviations'];
const AFTER_TEXTS = ['planned-results', 'study-plan', 'calendar', 'assessment-materials', 'conditions'];

/** Where a section is read; what stands in none comes first, a section that is not known last. */
export function sectionRank(
  facts: Pick<ProgrammeFacts, 'sectionOrder' | 'sectionOf' | 'texts'>,
): (sectionId: string | null) => number {
  const ofKinds = (kinds: readonly string[]) => kinds.flatMap((kind) => facts.sectionOf[kind] ?? []);
  const order = facts.sectionOrder ?? [
    ...ofKinds(BEFORE_TEXTS),
    ...facts.texts.map(({ sectionId }) => sectionId),
    ...ofKinds(AFTER_TEXTS),
  ];
  const ranks = new Map<string, number>();
  for (const id of order) if (!ranks.has(id)) ranks.set(id, ranks.size);
  return (sectionId) => (sectionId === null ? -1 : (ranks.get(sectionId) ?? ranks.size));
}

/** Fields of the passport in the order of its form. */
export const PASSPORT_ORDER = [
  ...['programmeType', 'goal', 'competences', 'qualification', 'activities', 'forTeachers'],
  ...['learners', 'learnerCategories', 'standards', 'form', 'distance', 'totalHours', 'term', 'startsOn', 'endsOn'],
  ...['organisations', 'basis', 'approvedOn'],
];

const positions = memoize((rows: readonly RowPlace[]) => new Map(rows.map(({ id }, i) => [id, i])));

/** Sorts findings as they are read: by section, then row or field, then code; those of one check on one row stay as it gave them. */
export function inReadingOrder(findings: readonly Finding[], facts: ProgrammeFacts): Finding[] {
  const rank = sectionRank(facts);
  const lists = [facts.plan, facts.planSections, facts.results, facts.calendar?.periods ?? [], facts.assessments];
  const rows = [...lists, facts.sources, facts.conditions, facts.abbreviations];
  const position = ({ place: { rowId, field } }: Finding): number => {
    if (field !== undefined) return PASSPORT_ORDER.indexOf(field);
    if (rowId === undefined) return -1;
    for (const list of rows) {
      const found = positions(list).get(rowId);
      if (found !== undefined) return found;
    }
    return -1;
  };
  return findings
    .map((finding) => ({ finding, section: rank(finding.sectionId), row: position(finding) }))
    .sort((a, b) => a.section - b.section || a.row - b.row || compareCodes(a.finding, b.finding))
    .map(({ finding }) => finding);
}

const compareCodes = (a: Finding, b: Finding): number => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
