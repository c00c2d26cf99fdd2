export {
  ACTIVITY_GROUPS,
  ACTIVITY_KINDS,
  activityGroupOf,
  activityKindsOf,
  type ActivityGroup,
  type ActivityKind,
} from './activity.js';
export { mayBeAssigned, takersOf, type Assignee, type PossibleAssignee } from './assignees.js';
export { INSTITUTION_HUES, INSTITUTION_KINDS, institutionHue, type InstitutionKind } from './institution.js';
export { WORKSPACE_ROLES, roleAtMost, type WorkspaceRole } from './role.js';
export {
  DOCUMENT_KINDS,
  DOCUMENT_STATUSES,
  LIMITS,
  isEditableStatus,
  nextStatuses,
  type DocumentKind,
  type DocumentStatus,
} from './document.js';
export {
  ADMIN_ACTIONS,
  ALL_ACTIONS,
  MEMBER_OF_SITE_ACTIONS,
  PUBLIC_ACTIONS,
  WORKSPACE_ACTIONS,
  can,
  type Action,
  type Actor,
  type Resource,
  type RoleGrant,
  type WorkspaceAction,
} from './policy.js';
export {
  FOLLOW_LEVELS,
  INBOX_KINDS,
  OUTCOMES,
  PROPOSAL_STATES,
  REACTIONS,
  REVIEW_LIMITS,
  THREAD_STATES,
  needsReason,
  proposalAfter,
  type FollowLevel,
  type InboxKind,
  type Outcome,
  type ProposalState,
  type Reaction,
  type ThreadState,
} from './review.js';
export { endSentence, quoted } from './quoted.js';
export { isBlank, plainRemark, withoutLinks } from './review-text.js';
export {
  isAppendixTitle,
  isApprovalSection,
  isApprovalTitle,
  sectionNumbers,
  type NumberedSection,
} from './section-numbers.js';
export { ownersLeftWithoutCoordinator, type OwnershipMember } from './ownership.js';
export {
  ATTESTATIONS,
  CALENDAR_UNITS,
  COMPETENCES,
  HOUR_KINDS,
  PROGRAMME_TYPES,
  RESULT_ASPECTS,
  SOURCE_GROUPS,
  STUDY_FORMS,
  type AbbreviationRow,
  type AssessmentRow,
  type Attestation,
  type Calendar,
  type CalendarPeriod,
  type CalendarUnit,
  type Competence,
  type ConditionRow,
  type HourKind,
  type Hours,
  type Passport,
  type PlanRow,
  type PlanSection,
  type ProgrammeFacts,
  type ProgrammeType,
  type ResultAspect,
  type ResultRow,
  type RowPlace,
  type SourceGroup,
  type SourceRow,
  type StudyForm,
  type TextFacts,
} from './programme/facts.js';
export {
  FINDING_CODES,
  FINDING_LEVELS,
  type Finding,
  type FindingCode,
  type FindingLevel,
  type FindingParams,
  type FindingPlace,
  type Readiness,
} from './programme/finding.js';
export {
  PROGRAMME_PARTS,
  type AgreementFacts,
  type CheckContext,
  type ContextInstitution,
  type NormativeBasis,
  type ProgrammePart,
  type ProgrammeSettings,
  type ReviewFacts,
  type SignOffFacts,
  type StandardFacts,
} from './programme/context.js';
export { type Check, type CheckBasis, type MissingKnowledge } from './programme/check.js';
export { checkProgramme, createChecker } from './programme/checker.js';
export { PASSPORT_ORDER } from './programme/reading-order.js';
export { SUM_COLUMNS, type HourSums, type SumColumn } from './programme/hours.js';
export { checkBasis, checkTitle, findingMessage, levelName } from './programme/messages.js';
export { type FindingLocale } from './programme/messages/names.js';
export { organisationsOf } from './programme/organisations.js';
export { type RowSums } from './programme/plan-index.js';
export { hasPlaceholder, isBlankTitlePage, isWritten, PLACEHOLDER_TITLES } from './programme/placeholders.js';
export { readiness } from './programme/readiness.js';
export { resultAssessments, type ResultAssessments } from './programme/result-assessments.js';
export { CHECKS } from './programme/registry.js';
export { DEFAULT_PROGRAMME_SETTINGS } from './programme/settings.js';
export { programmeSums, type InstitutionSums, type PlanSectionSums, type ProgrammeSums } from './programme/sums.js';
export { FINDING_VARIANTS, type FindingVariant } from './programme/variants.js';
export { hoursCell, listCell, plainKey, textCell } from './tables/cells.js';
export {
  PLAN_COLUMNS,
  RESULT_COLUMNS,
  isCode,
  planHeadings,
  resultHeadings,
  type PlanColumn,
  type ResultColumn,
} from './tables/headings.js';
export { isTotal, rowKindOf, type RawPlanRow, type RowKind } from './tables/plan-row-kind.js';
