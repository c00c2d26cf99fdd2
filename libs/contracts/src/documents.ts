import { DOCUMENT_KINDS, DOCUMENT_STATUSES, LIMITS } from '@soproekt/domain';
import { z } from 'zod';
import { idSchema, instantSchema, lineSchema, localeSchema, optionalLineSchema } from './primitives.js';
import { readinessSchema } from './programme.js';
import { roleSchema } from './workspaces.js';

export const documentKindSchema = z.enum(DOCUMENT_KINDS);
export const documentStatusSchema = z.enum(DOCUMENT_STATUSES);

export const documentSummarySchema = z.object({
  id: idSchema,
  workspaceId: idSchema,
  kind: documentKindSchema,
  status: documentStatusSchema,
  title: z.string(),
  createdAt: instantSchema,
  /** Last committed change of text or title. */
  updatedAt: instantSchema,
  updatedBy: z.object({ userId: idSchema, name: z.string() }).nullable(),
  /** Words in all text sections, as of the last projection. */
  wordCount: z.int(),
  /** How far a programme is, as of the last projection; null: not a programme, or not judged yet. */
  readiness: readinessSchema.nullable(),
  /** When it was moved to the bin; null: not there. */
  binnedAt: instantSchema.nullable(),
});
export type DocumentSummary = z.infer<typeof documentSummarySchema>;

/** A document with what its page needs to begin. */
export const documentDetailSchema = documentSummarySchema.extend({
  workspaceName: z.string(),
  role: roleSchema,
  /** The asker may change the text now. */
  editable: z.boolean(),
});
export type DocumentDetail = z.infer<typeof documentDetailSchema>;

export const documentInputSchema = z.strictObject({
  kind: documentKindSchema,
  title: lineSchema(LIMITS.documentTitle),
  /** Key of a template of that kind; without it, or with the name of the kind or `default`, the first one. `blank` begins with one empty section. */
  template: z.string().max(60).optional(),
  /** Language of the template's headings. */
  locale: localeSchema.optional(),
});
export type DocumentInput = z.input<typeof documentInputSchema>;

export const documentPatchSchema = z
  .strictObject({
    title: lineSchema(LIMITS.documentTitle).optional(),
    status: documentStatusSchema.optional(),
  })
  .refine((patch) => patch.title !== undefined || patch.status !== undefined, { error: 'nothing to change' });
export type DocumentPatch = z.input<typeof documentPatchSchema>;

export const documentQuerySchema = z.object({
  kind: documentKindSchema.optional(),
  status: documentStatusSchema.optional(),
  /** `true`: what is in the bin instead. */
  bin: z.enum(['true', 'false']).optional(),
  /** Part of the title. */
  search: z.string().max(200).optional(),
});
export type DocumentQuery = z.infer<typeof documentQuerySchema>;

export const templateSchema = z.object({
  /** To be given at the creation of a document; those of the workspace are `own:<id>`. */
  key: z.string(),
  kind: documentKindSchema,
  title: z.string(),
  description: z.string(),
  sections: z.array(z.string()),
  /** The printed number of each section; null: it has none. */
  numbers: z.array(z.int().nullable()),
  /** Of a template that the workspace has saved itself; null: built in. */
  own: z
    .object({
      id: idSchema,
      createdAt: instantSchema,
      createdBy: z.object({ userId: idSchema, name: z.string() }).nullable(),
    })
    .nullable(),
});
export type Template = z.infer<typeof templateSchema>;

/** What a template takes of a document: everything, or its sections without text and tables. */
export const TEMPLATE_CONTENTS = ['all', 'structure'] as const;
export type TemplateContents = (typeof TEMPLATE_CONTENTS)[number];

export const templateInputSchema = z.strictObject({
  /** The document to take as it is now; it must be one of the workspace. */
  documentId: idSchema,
  contents: z.enum(TEMPLATE_CONTENTS).default('all'),
  title: lineSchema(LIMITS.documentTitle),
  description: optionalLineSchema(LIMITS.templateDescription).default(''),
});
export type TemplateInput = z.input<typeof templateInputSchema>;

export const templatePatchSchema = z
  .strictObject({
    title: lineSchema(LIMITS.documentTitle).optional(),
    description: optionalLineSchema(LIMITS.templateDescription).optional(),
  })
  .refine((patch) => Object.values(patch).some((value) => value !== undefined), { error: 'nothing to change' });
export type TemplatePatch = z.input<typeof templatePatchSchema>;

export const sectionProjectionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  /** What part of a programme a text section is, if it says so. */
  role: z.string().nullable(),
  title: z.string(),
  institutionId: z.string().nullable(),
  /** Plain text, blocks separated by line feeds. */
  text: z.string(),
  words: z.int(),
  /** The rows of a table by their number or code and title, in its order; empty for a text. */
  rows: z.array(z.object({ id: z.string(), name: z.string() })),
});

export const documentContentSchema = z.object({
  id: idSchema,
  kind: documentKindSchema,
  title: z.string(),
  schemaVersion: z.int(),
  sections: z.array(sectionProjectionSchema),
});
export type DocumentContent = z.infer<typeof documentContentSchema>;
