import { INSTITUTION_KINDS, LIMITS } from '@soproekt/domain';
import { z } from 'zod';
import {
  dateSchema,
  emailSchema,
  idSchema,
  instantSchema,
  lineSchema,
  localeSchema,
  optionalLineSchema,
  passwordSchema,
  themeSchema,
} from './primitives.js';

export const institutionKindSchema = z.enum(INSTITUTION_KINDS);

export const institutionSchema = z.object({
  id: idSchema,
  kind: institutionKindSchema,
  name: z.string(),
  shortName: z.string(),
  municipality: z.string(),
});
export type Institution = z.infer<typeof institutionSchema>;

export const institutionInputSchema = z.strictObject({
  kind: institutionKindSchema,
  name: lineSchema(LIMITS.institutionName),
  shortName: lineSchema(LIMITS.institutionShortName),
  municipality: optionalLineSchema(LIMITS.municipality).default(''),
});
export type InstitutionInput = z.input<typeof institutionInputSchema>;

export const institutionPatchSchema = z.strictObject({
  kind: institutionKindSchema.optional(),
  name: lineSchema(LIMITS.institutionName).optional(),
  shortName: lineSchema(LIMITS.institutionShortName).optional(),
  municipality: optionalLineSchema(LIMITS.municipality).optional(),
});
export type InstitutionPatch = z.input<typeof institutionPatchSchema>;

/** A period in which a person belongs to an institution; until null: now. */
export const affiliationSchema = z.object({
  institution: institutionSchema,
  since: dateSchema,
  until: dateSchema.nullable(),
});
export type Affiliation = z.infer<typeof affiliationSchema>;

export const meSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  post: z.string(),
  isAdministrator: z.boolean(),
  institution: institutionSchema.nullable(),
  affiliations: z.array(affiliationSchema),
  locale: localeSchema,
  theme: themeSchema,
  /** This installation carries the demo accounts. */
  demo: z.boolean(),
});
export type Me = z.infer<typeof meSchema>;

export const loginSchema = z.strictObject({
  email: emailSchema,
  password: z.string().min(1).max(LIMITS.passwordMax),
});
export type LoginInput = z.input<typeof loginSchema>;

export const mePatchSchema = z.strictObject({
  name: lineSchema(LIMITS.personName).optional(),
  post: optionalLineSchema(LIMITS.personPost).optional(),
  locale: localeSchema.optional(),
  theme: themeSchema.optional(),
});
export type MePatch = z.input<typeof mePatchSchema>;

export const passwordChangeSchema = z.strictObject({
  current: z.string().min(1).max(LIMITS.passwordMax),
  next: passwordSchema,
});
export type PasswordChange = z.input<typeof passwordChangeSchema>;

export const sessionSchema = z.object({
  id: idSchema,
  createdAt: instantSchema,
  lastSeenAt: instantSchema,
  userAgent: z.string(),
  current: z.boolean(),
});
export type Session = z.infer<typeof sessionSchema>;

export const setupStateSchema = z.object({
  required: z.boolean(),
  /** The server listens on a public address: the code that it printed must be given. */
  codeRequired: z.boolean(),
  /** This installation carries the demo accounts (their addresses are offered on the sign-in page). */
  demo: z.boolean(),
});
export type SetupState = z.infer<typeof setupStateSchema>;

export const setupSchema = z.strictObject({
  code: z.string().max(64).optional(),
  institution: institutionInputSchema,
  name: lineSchema(LIMITS.personName),
  email: emailSchema,
  password: passwordSchema,
  locale: localeSchema.default('ru'),
});
export type SetupInput = z.input<typeof setupSchema>;

/** A person, as the administrator sees it. */
export const personSchema = z.object({
  id: idSchema,
  email: z.string(),
  name: z.string(),
  post: z.string(),
  isAdministrator: z.boolean(),
  suspendedAt: instantSchema.nullable(),
  institution: institutionSchema.nullable(),
  affiliations: z.array(affiliationSchema),
  lastSeenAt: instantSchema.nullable(),
});
export type Person = z.infer<typeof personSchema>;

export const personInputSchema = z.strictObject({
  email: emailSchema,
  name: lineSchema(LIMITS.personName),
  post: optionalLineSchema(LIMITS.personPost).default(''),
  institutionId: idSchema,
  password: passwordSchema,
  isAdministrator: z.boolean().default(false),
});
export type PersonInput = z.input<typeof personInputSchema>;

export const personPatchSchema = z.strictObject({
  name: lineSchema(LIMITS.personName).optional(),
  post: optionalLineSchema(LIMITS.personPost).optional(),
  /** Ends the present affiliation today and begins the next one. */
  institutionId: idSchema.optional(),
  isAdministrator: z.boolean().optional(),
  suspended: z.boolean().optional(),
  /** A new password set by the administrator; ends all sessions of the person. */
  password: passwordSchema.optional(),
});
export type PersonPatch = z.input<typeof personPatchSchema>;
