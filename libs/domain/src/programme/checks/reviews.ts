import { defineCheck, isBlank, type Found } from '../check.js';
import type { ProgrammeFacts } from '../facts.js';
import { organisationsOf } from '../organisations.js';

/** Reviews and sign-offs stand in no section of their own; their findings point at the sign-off sheet, else at the passport. */
const sheet = ({ texts, passport }: Pick<ProgrammeFacts, 'texts' | 'passport'>): string | null =>
  texts.find(({ role }) => role === 'sign-off-sheet')?.sectionId ?? passport?.sectionId ?? null;

/** Nobody reviews their own work, and the external reviewer comes from a third institution. */
export const independentReview = defineCheck({
  code: 'V18',
  level: 'error',
  basis: 'logic',
  reads: ['passport', 'plan', 'texts'],
  uses: ['reviews', 'authorIds'],
  applies: (_facts, { reviews }) => reviews !== undefined,
  find: (facts, { reviews = [], authorIds = [] }) => {
    const sectionId = sheet(facts);
    const parties = new Set(organisationsOf(facts));
    return reviews.flatMap((review, i): Found<'V18'>[] => {
      const params = { kind: review.kind, review: i + 1 };
      const found: Found<'V18'>[] = [];
      if (authorIds.includes(review.reviewerId)) found.push({ sectionId, variant: 'own-work', params });
      const from = review.reviewerInstitutionId;
      if (review.kind === 'external' && from !== null && parties.has(from)) {
        found.push({ sectionId, variant: 'own-institution', params });
      }
      return found;
    });
  },
});

/** Every "no" of a review has a remark and a recommendation, and none is open. */
export const reviewRemarks = defineCheck({
  code: 'V19',
  level: 'error',
  basis: 'review-form',
  reads: ['passport', 'texts'],
  uses: ['reviews'],
  applies: (_facts, { reviews }) => reviews !== undefined,
  find: (facts, { reviews = [] }) => {
    const sectionId = sheet(facts);
    return reviews.flatMap(({ kind, refusals }, i) =>
      refusals.flatMap((refusal): Found<'V19'>[] => {
        const variants: Found<'V19'>['variant'][] = [];
        if (isBlank(refusal.remark)) variants.push('no-remark');
        if (isBlank(refusal.recommendation)) variants.push('no-recommendation');
        if (!refusal.closed) variants.push('open');
        const params = { kind, review: i + 1, criterion: refusal.criterion };
        return variants.map((variant) => ({ sectionId, variant, params }));
      }),
    );
  },
});

/** What was approved is what was signed off, and not before. */
export const approvedText = defineCheck({
  code: 'V20',
  level: 'error',
  basis: 'logic',
  reads: ['passport', 'texts'],
  uses: ['approval', 'signOffs', 'institutions'],
  applies: (_facts, { approval, signOffs }) => approval !== undefined && signOffs !== undefined,
  find: (facts, { approval, signOffs = [], institutions }) => {
    if (!approval) return [];
    const sectionId = sheet(facts);
    return signOffs.flatMap((signOff): Found<'V20'>[] => {
      const institution = institutions.find(({ id }) => id === signOff.institutionId)?.shortName ?? '';
      const found: Found<'V20'>[] = [];
      if (signOff.textHash !== approval.textHash) {
        found.push({ sectionId, variant: 'other-text', params: { institution, signed: day(signOff.at) } });
      }
      if (isBefore(approval.at, signOff.at)) {
        const params = { institution, signed: day(signOff.at), approved: day(approval.at) };
        found.push({ sectionId, variant: 'too-early', params });
      }
      return found;
    });
  },
});

const day = (at: string): string => at.slice(0, 10);

/** Of two moments, or of two days when one of them has no time. */
function isBefore(a: string, b: string): boolean {
  const [first, second] = [Date.parse(a), Date.parse(b)];
  const exact = a.length > 10 && b.length > 10 && !Number.isNaN(first) && !Number.isNaN(second);
  return exact ? first < second : day(a) < day(b);
}
