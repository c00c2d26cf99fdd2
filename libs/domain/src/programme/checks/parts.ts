import { defineCheck, isBlank, type Found } from '../check.js';
import type { ProgrammePart } from '../context.js';
import type { ProgrammeFacts } from '../facts.js';

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
    return filled(facts) || facts.texts.some((text) => text.sectionId === sectionId && !isBlank(text.text));
  });

/** Several sections may share a role, as one syllabus for each module. */
const inRole =
  (role: string) =>
  ({ texts }: ProgrammeFacts): PartState => {
    const own = texts.filter((text) => text.role === role);
    return { sectionId: own[0]?.sectionId ?? null, filled: own.some(({ text }) => !isBlank(text)) };
  };

const PARTS: Readonly<Record<ProgrammePart, (facts: ProgrammeFacts) => PartState>> = {
  goal: ({ passport, sectionOf }) => ({
    sectionId: passport?.sectionId ?? sectionOf['passport'] ?? null,
    field: 'goal',
    filled: passport !== null && !isBlank(passport.goal),
  }),
  'planned-results': inKind('planned-results', ({ results }) => results.some(({ wording }) => !isBlank(wording))),
  'study-plan': inKind('study-plan', ({ plan }) => plan.length > 0),
  calendar: inKind('calendar', ({ calendar }) =>
    (calendar?.periods ?? []).some((period) => period.hours.some(({ hours }) => hours > 0)),
  ),
  'module-syllabi': inRole('module-syllabi'),
  conditions: inKindOrProse('conditions', ({ sources, conditions }) =>
    [...sources, ...conditions].some(({ text }) => !isBlank(text)),
  ),
  attestation: inRole('attestation'),
  'assessment-materials': inKindOrProse('assessment-materials', ({ assessments }) => assessments.length > 0),
};

/** Every part that the workspace calls mandatory is there and not empty. */
export const mandatoryParts = defineCheck({
  code: 'V17',
  level: 'error',
  basis: 'practice',
  reads: ['passport', 'plan', 'results', 'calendar', 'assessments', 'sources', 'conditions', 'texts', 'sectionOf'],
  uses: ['settings'],
  applies: (_facts, { settings }) => settings.mandatoryParts.length > 0,
  find: (facts, { settings }) =>
    settings.mandatoryParts.flatMap((part): Found<'V17'>[] => {
      const { sectionId, field, filled } = PARTS[part](facts);
      if (filled) return [];
      const place = field === undefined ? {} : { field };
      return [{ sectionId, place, variant: sectionId === null ? 'missing' : 'empty', params: { part } }];
    }),
});
