import { LIMITS, WORKSPACE_ROLES } from '@soproekt/domain';
import { z } from 'zod';
import { institutionSchema } from './identity.js';
import {
  emailSchema,
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  optionalLineSchema,
  passwordSchema,
} from './primitives.js';

export const roleSchema = z.enum(WORKSPACE_ROLES);

/** An institution as a party of a workspace. */
export const partySchema = institutionSchema.extend({
  /** Colour slot, 0 … 7, fixed by the order of joining. */
  hue: z.int().min(0).max(7),
  /** Owns the workspace jointly with the other owners. */
  owner: z.boolean(),
  /** An owner that still waits for its first coordinator. */
  awaitingCoordinator: z.boolean(),
});
export type Party = z.infer<typeof partySchema>;

export const workspaceSchema = z.object({
  id: idSchema,
  name: z.string(),
  description: z.string(),
  createdAt: instantSchema,
  /** Owners first, then the other institutions that have members here. */
  parties: z.array(partySchema),
  memberCount: z.int(),
  documentCount: z.int(),
  /** The asker's own role. */
  role: roleSchema,
});
export type Workspace = z.infer<typeof workspaceSchema>;

export const workspaceInputSchema = z.strictObject({
  name: lineSchema(LIMITS.workspaceName),
  description: optionalLineSchema(LIMITS.workspaceDescription).default(''),
  /** Further owning institutions beside the creator's own; each awaits its first coordinator. */
  institutionIds: z.array(idSchema).max(20).default([]),
});
export type WorkspaceInput = z.input<typeof workspaceInputSchema>;

export const workspacePatchSchema = z.strictObject({
  name: lineSchema(LIMITS.workspaceName).optional(),
  description: optionalLineSchema(LIMITS.workspaceDescription).optional(),
});
export type WorkspacePatch = z.input<typeof workspacePatchSchema>;

export const ownerInputSchema = z.strictObject({ institutionId: idSchema });

export const memberSchema = z.object({
  userId: idSchema,
  name: z.string(),
  post: z.string(),
  /** Shown to coordinators only. */
  email: z.string().nullable(),
  role: roleSchema,
  institution: institutionSchema.nullable(),
  joinedAt: instantSchema,
});
export type Member = z.infer<typeof memberSchema>;

export const memberPatchSchema = z.strictObject({ role: roleSchema });
export type MemberPatch = z.input<typeof memberPatchSchema>;

export const invitationSchema = z.object({
  id: idSchema,
  email: z.string(),
  role: roleSchema,
  institution: institutionSchema.nullable(),
  createdAt: instantSchema,
  expiresAt: instantSchema,
  createdBy: z.string(),
});
export type Invitation = z.infer<typeof invitationSchema>;

export const invitationInputSchema = z.strictObject({
  email: emailSchema,
  role: roleSchema,
  /** Institution that a new account will belong to; the inviter's own unless told. */
  institutionId: idSchema.optional(),
  /** Days until the link expires. */
  days: z.int().min(1).max(30).default(7),
});
export type InvitationInput = z.input<typeof invitationInputSchema>;

/** The only answer that carries the link: it is stored hashed and cannot be shown again. */
export const invitationCreatedSchema = invitationSchema.extend({ link: z.url() });
export type InvitationCreated = z.infer<typeof invitationCreatedSchema>;

export const invitationTokenSchema = z.strictObject({ token: z.string().min(20).max(100) });

export const invitationPreviewSchema = z.object({
  workspaceName: z.string(),
  invitedBy: z.string(),
  role: roleSchema,
  email: z.string(),
  institution: institutionSchema.nullable(),
  expiresAt: instantSchema,
  /** An account must be made, signed in to, or is the one in use. */
  next: z.enum(['register', 'sign-in', 'accept', 'other-account']),
});
export type InvitationPreview = z.infer<typeof invitationPreviewSchema>;

export const invitationAcceptSchema = z.strictObject({
  token: z.string().min(20).max(100),
  /** With `register`: the new account. */
  account: z
    .strictObject({
      name: lineSchema(LIMITS.personName),
      post: optionalLineSchema(LIMITS.personPost).default(''),
      password: passwordSchema,
      locale: localeSchema.default('ru'),
    })
    .optional(),
});
export type InvitationAccept = z.input<typeof invitationAcceptSchema>;

export const invitationAcceptedSchema = z.object({ workspaceId: idSchema });
