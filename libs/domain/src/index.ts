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
export { ownersLeftWithoutCoordinator, type OwnershipMember } from './ownership.js';
