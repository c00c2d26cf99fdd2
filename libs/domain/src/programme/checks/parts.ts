import { defineCheck, type Found } from '../check.js';
import type { ProgrammePart, ProgrammeSettings } from '../context.js';
import type { Passport, ProgrammeFacts, TextFacts } from '../facts.js';
import { hasPlaceholder, isBlankTitlePage, isWritten } from '../placeholders.js';
import { planIndex } from '../plan-index.js';
import { unfinishedRows } from './unfinished.js';

/** Whether a part has content, and the section that it stands in (null: there is none yet). */
interface PartState {
  readonly sectionId: string | null;
  readonly field?: string;
  readonly filled: boolean;
}

const inKind = (kind: string, filled: (facts: ProgrammeFacts) => boolean) => {
  return (facts: ProgrammeFacts): PartState => ({ sectionId: facts.sectionOf[kind] ?? null, filled: filled(facts) });
};

/** Parts that may as well be told in prose, beside the rows of their section or instead of them. */
const inKindOrProse = (kind: string, filled: (facts: ProgrammeFacts) => boolean) =>
  inKind(kind, (facts) => {
    const sectionId = facts.sectionOf[kind];
    return filled(facts) || facts.texts.some((text) => text.sectionId === sectionId && isWritten(text.text));
  });

/** Several sections may share a role, as one syllabus for each module. */
const inRole =
  (role: string) =>
  ({ texts }: ProgrammeFacts): PartState => {
    const own = texts.filter((text) => text.role === role);
    return { sectionId: own[0]?.sectionId ?? null, filled: own.some(({ text }) => isWritten(text)) };
  };

const PARTS: Readonly<Record<ProgrammePart, (facts: ProgrammeFacts) => PartState>> = {
  goal: ({ passport, sectionOf }) => ({
    sectionId: passport?.sectionId ?? sectionOf['passport'] ?? null,
    field: 'goal',
    filled: passport !== null && isWritten(passport.goal),
  }),
  'planned-results': inKind('planned-results', ({ results }) => results.some(({ wording }) => isWritten(wording))),
  // Rows of a template have neither names of their own nor hours.
  'study-plan': inKind('study-plan', ({ plan }) =>
    plan.some((row) => (row.type !== 'attestation' && isWritten(row.title)) || hasHours(plan, row.id)),
  ),
  calendar: inKind('calendar', ({ calendar }) =>
    (calendar?.periods ?? []).some((period) => period.hours.some(({ hours }) => hours > 0)),
  ),
  'module-syllabi': inRole('module-syllabi'),
  // Laws and orders are those of every programme.
  conditions: inKindOrProse('conditions', ({ sources, conditions }) =>
    [...sources.filter(({ group }) => group !== 'normative'), ...conditions].some(({ text }) => isWritten(text)),
  ),
  attestation: inRole('attestation'),
  'assessment-materials': inKindOrProse('assessment-materials', ({ assessments }) =>
    assessments.some((row) => [row.requirements, row.criteria, row.examples].some(isWritten)),
  ),
};

const hasHours = (plan: ProgrammeFacts['plan'], rowId: string): boolean =>
  (planIndex(plan).sums.get(rowId)?.total ?? 0) > 0;

/** Fields without which no programme can be approved; the workload is the plan's (V01, V02), type and competences are V11's. */
const PASSPORT_FIELDS: readonly (readonly [field: keyof Passport, filled: (passport: Passport) => boolean])[] = [
  ['learners', ({ learners, learnerCategories }) => isWritten(learners) || learnerCategories.length > 0],
  ['form', ({ form }) => form !== null],
  ['term', ({ term, startsOn, endsOn }) => isWritten(term) || (startsOn !== null && endsOn !== null)],
  ['organisations', ({ organisations }) => organisations.length > 0],
  ['basis', ({ basis }) => basis !== null],
];

function emptyFields({ passport }: ProgrammeFacts): Found<'V17'>[] {
  if (!passport) return [];
  return PASSPORT_FIELDS.filter(([, filled]) => !filled(passport)).map(([field]) => ({
    sectionId: passport.sectionId,
    place: { field },
    variant: 'no-field',
    params: { part: PASSPORT, field },
  }));
}

/** How findings about fields of the passport name what they belong to; it is a part of every programme, whatever a workspace sets. */
export const PASSPORT = 'passport';

/**
 * Texts beyond the mandatory parts: title page, sign-off sheet, explanatory note and whatever authors added; not prose beside rows, and
 * not a title page that nobody wrote on, which is printed of the passport.
 */
export function freeTexts({ texts, sectionOf }: ProgrammeFacts, { mandatoryParts }: ProgrammeSettings): TextFacts[] {
  const judged: ReadonlySet<string> = new Set(mandatoryParts);
  const withRows = new Set(Object.values(sectionOf));
  return texts.filter(({ role, sectionId, text }) => {
    if (judged.has(role ?? '') || withRows.has(sectionId)) return false;
    return role === 'title-page' ? !isBlankTitlePage(text) : text.trim() !== '';
  });
}

/** Every part that the workspace calls mandatory is there and is not empty, and nothing of a template is left in any text. */
export const mandatoryParts = defineCheck({
  code: 'V17',
  level: 'error',
  basis: 'practice',
  reads: ['passport', 'plan', 'results', 'calendar', 'assessments', 'sources', 'conditions', 'texts', 'sectionOf'],
  uses: ['settings'],
  applies: (facts, { settings }) => settings.mandatoryParts.length > 0 || freeTexts(facts, settings).length > 0,
  find: (facts, { settings }) => {
    const parts = settings.mandatoryParts.flatMap((part): Found<'V17'>[] => {
      const { sectionId, field, filled } = PARTS[part](facts);
      if (filled) return unfinishedRows(part, facts);
      const place = field === undefined ? {} : { field };
      return [{ sectionId, place, variant: sectionId === null ? 'missing' : 'empty', params: { part } }];
    });
    const texts = freeTexts(facts, settings)
      .filter(({ text }) => hasPlaceholder(text))
      .map(({ sectionId, title }): Found<'V17'> => {
        return { sectionId, variant: 'template-text', level: 'warning', params: { title } };
      });
    return [...emptyFields(facts), ...parts, ...texts];
  },
});
