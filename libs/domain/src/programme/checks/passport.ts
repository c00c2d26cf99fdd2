import { defineCheck, type Found } from '../check.js';
import type { CheckContext, NormativeBasis } from '../context.js';
import type { Passport } from '../facts.js';
import { organisationsOf } from '../organisations.js';
import { isWritten } from '../placeholders.js';

const plain = (text: string): string => text.trim().toLowerCase();

/** The categories of learners that no chosen standard is for; none while a chosen standard, or whom it is for, is not known. */
function strangers({ learnerCategories, standards }: Passport, { standards: known = [] }: CheckContext): string[] {
  const chosen = standards.map((code) => known.find((standard) => standard.code === code));
  const audience = new Set<string>();
  for (const standard of chosen) {
    if (!standard || standard.audience.length === 0) return [];
    standard.audience.forEach((category) => audience.add(plain(category)));
  }
  return learnerCategories.filter((category) => !audience.has(plain(category)));
}

/** The chosen standards are for these learners. */
export const learnerCategory = defineCheck({
  code: 'V10',
  level: 'warning',
  basis: 'review-form',
  reads: ['passport'],
  uses: ['standards'],
  applies: ({ passport }, { standards }) =>
    standards !== undefined &&
    passport !== null &&
    passport.learnerCategories.length > 0 &&
    passport.standards.length > 0,
  find: ({ passport }, context) =>
    passport === null
      ? []
      : strangers(passport, context).map((category) => ({
          sectionId: passport.sectionId,
          place: { field: 'learnerCategories' },
          variant: 'category',
          params: { category, standards: passport.standards.join(', ') },
        })),
});

/** The passport says what a programme of its type has to say. */
export const requiredByType = defineCheck({
  code: 'V11',
  level: 'error',
  basis: 'practice',
  reads: ['passport', 'sectionOf'],
  uses: [],
  applies: () => true,
  find: ({ passport, sectionOf }): Found<'V11'>[] => {
    if (!passport || passport.programmeType === null) {
      const sectionId = passport?.sectionId ?? sectionOf['passport'] ?? null;
      return [{ sectionId, place: { field: 'programmeType' }, variant: 'no-type' }];
    }
    const wanted: [keyof Passport & ('competences' | 'qualification' | 'activities'), Found<'V11'>['variant']][] =
      passport.programmeType === 'pk'
        ? [['competences', 'no-competences']]
        : [
            ['qualification', 'no-qualification'],
            ['activities', 'no-activities'],
          ];
    return wanted
      .filter(([field]) => !isWritten(passport[field]))
      .map(([field, variant]) => ({ sectionId: passport.sectionId, place: { field }, variant }));
  },
});

const basisOf = (passport: Passport | null, { settings }: CheckContext): NormativeBasis | undefined =>
  settings.bases.find(({ key }) => key === passport?.basis);

/** The order that the programme is based on was in force when it was approved; of a draft: is not out of force today. */
export const basisInForce = defineCheck({
  code: 'V23',
  level: 'warning',
  basis: 'logic',
  reads: ['passport'],
  uses: ['settings', 'today', 'approval'],
  applies: ({ passport }, context) => basisOf(passport, context) !== undefined,
  find: ({ passport }, context) => {
    const basis = basisOf(passport, context);
    if (!passport || !basis) return [];
    const approved = passport.approvedOn ?? context.approval?.at.slice(0, 10) ?? null;
    const at = { sectionId: passport.sectionId, place: { field: 'basis' } };
    const params = { title: basis.title, date: approved ?? context.today, approved: approved === null ? 'no' : 'yes' };
    if (basis.inForceUntil !== null && params.date > basis.inForceUntil) {
      return [{ ...at, variant: 'expired', params: { ...params, until: basis.inForceUntil } }];
    }
    if (basis.inForceFrom !== null && approved !== null && approved < basis.inForceFrom) {
      return [{ ...at, variant: 'not-yet', params: { ...params, from: basis.inForceFrom } }];
    }
    return [];
  },
});

/** Teachers are retrained only by institutions of the kinds that the workspace lists. */
export const teacherRetraining = defineCheck({
  code: 'V24',
  level: 'warning',
  basis: 'law-2025',
  reads: ['passport', 'plan'],
  uses: ['settings', 'institutions'],
  applies: ({ passport }) => passport !== null && passport.programmeType === 'pp' && passport.forTeachers,
  find: (facts, { settings, institutions }) =>
    organisationsOf(facts).flatMap((id): Found<'V24'>[] => {
      const institution = institutions.find((each) => each.id === id);
      if (!institution || settings.teacherTraining.includes(institution.kind)) return [];
      const params = { institution: institution.shortName, kind: institution.kind };
      const sectionId = facts.passport?.sectionId ?? null;
      return [{ sectionId, place: { field: 'organisations' }, variant: 'not-permitted', params }];
    }),
});
