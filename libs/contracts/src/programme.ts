import { FINDING_CODES, FINDING_LEVELS, INSTITUTION_KINDS, PROGRAMME_PARTS } from '@soproekt/domain';
import { z } from 'zod';
import { dateSchema, idSchema, instantSchema, lineSchema } from './primitives.js';

/** How far a programme is. */
export const readinessSchema = z.object({
  errors: z.int(),
  warnings: z.int(),
  hints: z.int(),
  /** Share of the checks that apply and find no error, 0 to 100. */
  percent: z.int(),
});
export type ReadinessView = z.infer<typeof readinessSchema>;

/** Something that a check of a programme found. */
export const findingSchema = z.object({
  code: z.enum(FINDING_CODES),
  level: z.enum(FINDING_LEVELS),
  /** Null: no section of the needed kind is there. */
  sectionId: z.string().nullable(),
  /** Row and column, or field, within the section; empty: the section as a whole. */
  place: z.object({ rowId: z.string().optional(), column: z.string().optional(), field: z.string().optional() }),
  /** Numbers and names of the sentence. */
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Which sentence of its code. */
  variant: z.string(),
  /** What the check is about, in a few words. */
  title: z.string(),
  /** A sentence that says what to do, in the language asked for. */
  message: z.string(),
});
export type FindingView = z.infer<typeof findingSchema>;

const hours = z.number().min(0).max(10_000).multipleOf(0.5);
const key = z
  .string()
  .max(60)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._/-]*$/u, { error: 'not a key' });

/** An order or law that a programme may name as its basis. */
const normativeBasisSchema = z.strictObject({
  key,
  title: lineSchema(500),
  inForceFrom: dateSchema.nullable(),
  inForceUntil: dateSchema.nullable(),
});

const unique = <T extends z.ZodType>(item: T, max: number) =>
  z
    .array(item)
    .max(max)
    .refine((list) => new Set(list).size === list.length, { error: 'named twice' });

const parts = {
  dailyLoad: z.number().min(0.5).max(24).multipleOf(0.5),
  studyDaysPerWeek: z.int().min(1).max(7),
  practiceShare: z.number().min(0).max(1),
  literatureYears: z.int().min(1).max(100),
  mandatoryParts: unique(z.enum(PROGRAMME_PARTS), PROGRAMME_PARTS.length),
  bases: z
    .array(normativeBasisSchema)
    .max(50)
    .refine((list) => new Set(list.map((basis) => basis.key)).size === list.length, { error: 'two with the same key' }),
  teacherTraining: unique(z.enum(INSTITUTION_KINDS), INSTITUTION_KINDS.length),
};

/** Limits that a workspace may set for the checks of its programmes. Hours are academic hours. */
export const programmeSettingsSchema = z.strictObject({
  minHours: z.strictObject({ pk: hours, pp: hours }),
  ...parts,
});

const limit = <T extends z.ZodType>(schema: T) => schema.nullable().optional();

/** Only what is named changes; null goes back to the default. */
export const programmeSettingsPatchSchema = z
  .strictObject({
    minHours: limit(z.strictObject({ pk: limit(hours), pp: limit(hours) })),
    dailyLoad: limit(parts.dailyLoad),
    studyDaysPerWeek: limit(parts.studyDaysPerWeek),
    practiceShare: limit(parts.practiceShare),
    literatureYears: limit(parts.literatureYears),
    mandatoryParts: limit(parts.mandatoryParts),
    bases: limit(parts.bases),
    teacherTraining: limit(parts.teacherTraining),
  })
  .refine((patch) => Object.values(patch).some((value) => value !== undefined), { error: 'nothing to change' });
export type ProgrammeSettingsPatch = z.input<typeof programmeSettingsPatchSchema>;

/** As stored: what came in has been cleaned already. */
const storedSettingsSchema = programmeSettingsSchema.extend({
  bases: z.array(normativeBasisSchema.extend({ title: z.string() })),
});

export const programmeSettingsViewSchema = z.object({
  /** What holds in the workspace. */
  settings: storedSettingsSchema,
  defaults: storedSettingsSchema,
  /** By setting: what the default rests on, as printed beside it. */
  bases: z.object({
    minHours: z.string(),
    dailyLoad: z.string(),
    studyDaysPerWeek: z.string(),
    practiceShare: z.string(),
    literatureYears: z.string(),
    mandatoryParts: z.string(),
    bases: z.string(),
    teacherTraining: z.string(),
  }),
  updatedAt: instantSchema.nullable(),
  updatedBy: z.object({ userId: idSchema, name: z.string() }).nullable(),
});
export type ProgrammeSettingsView = z.infer<typeof programmeSettingsViewSchema>;

/** Why a link counts as not answering, or (`certificate`, which counts as answering) what was odd. */
export const LINK_ERRORS = [
  'not-an-address',
  'refused-address',
  'unknown-host',
  'no-answer',
  'timeout',
  'too-many-redirects',
  'status',
  'certificate',
] as const;
export type LinkError = (typeof LINK_ERRORS)[number];

export const linkResultSchema = z.object({
  url: z.string(),
  /** It answered when it was asked last. */
  ok: z.boolean(),
  /** HTTP status of the last answer; null: none came. */
  status: z.int().nullable(),
  checkedAt: instantSchema,
  error: z.enum(LINK_ERRORS).nullable(),
});
export type LinkResult = z.infer<typeof linkResultSchema>;

export const linkCheckSchema = z.object({
  /** False: this installation asks no addresses. */
  enabled: z.boolean(),
  /** Addresses are being asked at this moment; the event `links.checked` tells the end. */
  running: z.boolean(),
  /** Addresses of the sources of the document, as far as they have been asked. */
  links: z.array(linkResultSchema),
  /** Addresses that have not been asked yet. */
  unchecked: z.int(),
});
export type LinkCheck = z.infer<typeof linkCheckSchema>;
