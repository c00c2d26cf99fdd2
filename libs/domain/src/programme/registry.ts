import type { Check } from './check.js';
import { listedAbbreviations } from './checks/abbreviations.js';
import { finalAssessment, moduleControl } from './checks/assessment-forms.js';
import { calendarSum, dailyLoad } from './checks/calendar.js';
import { resultCoverage, resultFunctions } from './checks/coverage.js';
import { assignedHours, jointDelivery } from './checks/institutions.js';
import { recentLiterature } from './checks/literature.js';
import { mandatoryParts } from './checks/parts.js';
import { basisInForce, learnerCategory, requiredByType, teacherRetraining } from './checks/passport.js';
import { approvedText, independentReview, reviewRemarks } from './checks/reviews.js';
import { moduleSum, possibleHours, rowTotal } from './checks/rows.js';
import { declaredWorkload, minimumHours, practiceShare } from './checks/totals.js';

/** All checks, by code. */
export const CHECKS: readonly Check[] = [
  minimumHours,
  declaredWorkload,
  rowTotal,
  moduleSum,
  possibleHours,
  finalAssessment,
  moduleControl,
  resultCoverage,
  resultFunctions,
  learnerCategory,
  requiredByType,
  calendarSum,
  dailyLoad,
  jointDelivery,
  assignedHours,
  recentLiterature,
  mandatoryParts,
  independentReview,
  reviewRemarks,
  approvedText,
  listedAbbreviations,
  practiceShare,
  basisInForce,
  teacherRetraining,
];
