import { isEditableStatus, type DocumentStatus } from './document.js';
import type { WorkspaceRole } from './role.js';

/** What needs no account. */
export const PUBLIC_ACTIONS = [
  'health.read',
  'metrics.read',
  'api.describe',
  'setup.read',
  'setup.complete',
  'auth.login',
  'auth.logout',
  'invitation.preview',
  'invitation.accept',
] as const;

/** What any signed-in person may do. */
export const MEMBER_OF_SITE_ACTIONS = [
  'profile.read',
  'profile.update',
  'institution.list',
  'workspace.list',
  'workspace.create',
  'document.recent',
  'inbox.read',
  'inbox.update',
  'live.connect',
] as const;

/** What only an administrator of the installation may do. */
export const ADMIN_ACTIONS = [
  'institution.create',
  'institution.update',
  'person.list',
  'person.create',
  'person.update',
] as const;

/** What depends on one's role in the workspace concerned. */
export const WORKSPACE_ACTIONS = [
  'workspace.read',
  'workspace.update',
  'workspace.presence',
  'owner.add',
  'owner.remove',
  'member.list',
  'member.update',
  'member.remove',
  'invitation.list',
  'invitation.create',
  'invitation.revoke',
  'template.list',
  'template.create',
  'template.update',
  'template.delete',
  'programme-settings.read',
  'programme-settings.update',
  'standard.list',
  'standard.update',
  'document.list',
  'document.create',
  'document.read',
  'document.follow',
  'document.edit',
  'document.check-links',
  'document.rename',
  'document.set-status',
  'document.duplicate',
  'document.trash',
  'document.restore',
  'document.purge',
  'document.export',
  'document.import',
  'attachment.list',
  'attachment.read',
  'attachment.create',
  'attachment.delete',
  'thread.list',
  'thread.create',
  'thread.comment',
  'thread.follow',
  'thread.assign',
  'thread.anchor',
  'thread.resolve',
  'thread.reopen',
  'thread.accept',
  'thread.decline',
  'comment.update',
  'comment.delete',
  'comment.react',
  'activity.read',
] as const;

export type PublicAction = (typeof PUBLIC_ACTIONS)[number];
export type SiteAction = (typeof MEMBER_OF_SITE_ACTIONS)[number];
export type AdminAction = (typeof ADMIN_ACTIONS)[number];
export type WorkspaceAction = (typeof WORKSPACE_ACTIONS)[number];
export type Action = PublicAction | SiteAction | AdminAction | WorkspaceAction;

export const ALL_ACTIONS: readonly Action[] = [
  ...PUBLIC_ACTIONS,
  ...MEMBER_OF_SITE_ACTIONS,
  ...ADMIN_ACTIONS,
  ...WORKSPACE_ACTIONS,
];

/** Who acts. `null` stands for somebody who is not signed in. */
export interface Actor {
  readonly userId: string;
  readonly institutionId: string | null;
  readonly isAdministrator: boolean;
}

/** What is acted upon, as far as rights go. */
export interface Resource {
  /** The actor's role in the workspace concerned; null: not a member. */
  readonly role?: WorkspaceRole | null;
  /** Status of the document concerned. */
  readonly status?: DocumentStatus;
  /** The document is in the bin. */
  readonly inBin?: boolean;
  /** The member concerned by member.update / member.remove. */
  readonly target?: {
    readonly userId: string;
    readonly role: WorkspaceRole;
    readonly institutionId: string | null;
  };
  /** The thread concerned. */
  readonly thread?: {
    readonly authorId: string | null;
    readonly assigneeId: string | null;
    readonly assigneeInstitutionId: string | null;
  };
  /** Author of the comment concerned; null: nobody who is known any more. */
  readonly commentAuthorId?: string | null;
  /**
   * The role that member.update or invitation.create is to give. Without it the question is whether the actor may do so
   * at all, before anybody has chosen a role.
   */
  readonly grant?: RoleGrant;
}

/** A role that somebody is to get. */
export interface RoleGrant {
  readonly role: WorkspaceRole;
  /** Institution of the person who gets it. */
  readonly institutionId: string | null;
  /** That institution owns the workspace and still awaits its first coordinator. */
  readonly awaited: boolean;
}

const everyone: readonly WorkspaceRole[] = ['coordinator', 'moderator', 'author', 'reviewer', 'reader'];
const reviewers: readonly WorkspaceRole[] = ['coordinator', 'moderator', 'author', 'reviewer'];
const writers: readonly WorkspaceRole[] = ['coordinator', 'moderator', 'author'];
const leaders: readonly WorkspaceRole[] = ['coordinator', 'moderator'];
const coordinators: readonly WorkspaceRole[] = ['coordinator'];

const ROLES_FOR: Record<WorkspaceAction, readonly WorkspaceRole[]> = {
  'workspace.read': everyone,
  'workspace.update': coordinators,
  'workspace.presence': everyone,
  'owner.add': coordinators,
  'owner.remove': coordinators,
  'member.list': everyone,
  'member.update': coordinators,
  'member.remove': everyone,
  'invitation.list': coordinators,
  'invitation.create': coordinators,
  'invitation.revoke': coordinators,
  'template.list': everyone,
  'template.create': writers,
  'template.update': leaders,
  'template.delete': leaders,
  'programme-settings.read': everyone,
  'programme-settings.update': coordinators,
  'standard.list': everyone,
  'standard.update': leaders,
  'document.list': everyone,
  'document.create': writers,
  'document.read': everyone,
  'document.follow': everyone,
  'document.edit': writers,
  'document.check-links': writers,
  'document.rename': writers,
  'document.set-status': leaders,
  'document.duplicate': writers,
  'document.trash': leaders,
  'document.restore': leaders,
  'document.purge': coordinators,
  'document.export': everyone,
  'document.import': writers,
  'attachment.list': everyone,
  'attachment.read': everyone,
  'attachment.create': writers,
  'attachment.delete': writers,
  'thread.list': everyone,
  'thread.create': reviewers,
  'thread.comment': reviewers,
  'thread.follow': everyone,
  'thread.assign': reviewers,
  'thread.anchor': reviewers,
  'thread.resolve': reviewers,
  'thread.reopen': reviewers,
  'thread.accept': writers,
  'thread.decline': writers,
  'comment.update': reviewers,
  'comment.delete': reviewers,
  'comment.react': reviewers,
  'activity.read': everyone,
};

const publicActions = new Set<string>(PUBLIC_ACTIONS);
const siteActions = new Set<string>(MEMBER_OF_SITE_ACTIONS);
const adminActions = new Set<string>(ADMIN_ACTIONS);

/**
 * The one policy: decides every action on every transport (REST, socket.io, document sync).
 * Being an administrator of the installation gives no way into the workspaces' contents.
 * @param actor who acts; null when not signed in
 * @param action what is to be done
 * @param resource the facts about the thing concerned; omitted facts never widen a right
 */
export function can(actor: Actor | null, action: Action, resource: Resource = {}): boolean {
  if (publicActions.has(action)) return true;
  if (!actor) return false;
  if (siteActions.has(action)) return true;
  if (adminActions.has(action)) return actor.isAdministrator;
  const role = resource.role;
  if (!role || !ROLES_FOR[action as WorkspaceAction].includes(role)) return false;
  switch (action) {
    case 'member.update':
      return mayManage(actor, resource) && mayGrant(actor, resource);
    case 'invitation.create':
      return mayGrant(actor, resource);
    case 'member.remove':
      return resource.target?.userId === actor.userId || (role === 'coordinator' && mayManage(actor, resource));
    case 'document.edit':
    case 'thread.accept':
    case 'attachment.create':
    case 'attachment.delete':
      return !resource.inBin && (resource.status === undefined || isEditableStatus(resource.status));
    case 'document.check-links':
    case 'document.rename':
    case 'document.set-status':
    case 'document.duplicate':
    case 'document.trash':
    case 'thread.create':
    case 'thread.comment':
    case 'thread.decline':
    case 'comment.react':
      return !resource.inBin;
    case 'thread.assign':
    case 'thread.anchor':
    case 'thread.resolve':
    case 'thread.reopen':
      return !resource.inBin && (writers.includes(role) || isInvolved(actor, resource));
    case 'comment.update':
    case 'comment.delete':
      return (
        !resource.inBin && typeof resource.commentAuthorId === 'string' && resource.commentAuthorId === actor.userId
      );
    case 'document.restore':
    case 'document.purge':
      return resource.inBin === true;
    default:
      return true;
  }
}

/** Who raised a thread, and whoever it is assigned to. */
function isInvolved(actor: Actor, { thread }: Resource): boolean {
  if (!thread) return false;
  if (thread.authorId === actor.userId || thread.assigneeId === actor.userId) return true;
  return actor.institutionId !== null && thread.assigneeInstitutionId === actor.institutionId;
}

/** No institution can lock the other out: a coordinator answers only to coordinators of the same institution. */
function mayManage(actor: Actor, resource: Resource): boolean {
  const target = resource.target;
  if (!target) return false;
  return target.role !== 'coordinator' || target.institutionId === actor.institutionId;
}

/**
 * Only an institution itself makes its coordinators, except for the first one of an owner: otherwise one institution
 * could seat its own people on the other's side, and those could then remove the real coordinators.
 */
function mayGrant(actor: Actor, { grant }: Resource): boolean {
  if (grant?.role !== 'coordinator' || grant.awaited) return true;
  return grant.institutionId !== null && grant.institutionId === actor.institutionId;
}
