import { OUTCOMES } from '@soproekt/domain';
import { z } from 'zod';
import { documentKindSchema, documentStatusSchema } from './documents.js';
import { idSchema, instantSchema, localeSchema } from './primitives.js';
import { findingSchema } from './programme.js';

export const EXPORT_FORMATS = ['docx', 'pdf', 'md', 'html', 'json'] as const;
export const exportFormatSchema = z.enum(EXPORT_FORMATS);
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Layouts of a page: ГОСТ Р 7.0.97-2025, and the edition before it for archives. */
export const EXPORT_PROFILES = ['gost-2025', 'gost-2016'] as const;
export type ExportProfile = (typeof EXPORT_PROFILES)[number];

/** Sizes of letters that both editions allow, in points. */
export const EXPORT_SIZES = [12, 13, 14] as const;
export type ExportSize = (typeof EXPORT_SIZES)[number];

/** Line spacings that are offered; others between 1 and 1.5 are taken as well. */
export const EXPORT_SPACINGS = [1, 1.15, 1.5] as const;

const flag = z.enum(['true', 'false']).default('false');

export const exportQuerySchema = z.object({
  profile: z.enum(EXPORT_PROFILES).default('gost-2025'),
  size: z.enum(['12', '13', '14']).default('14'),
  spacing: z.coerce.number().min(1).max(1.5).default(1.15),
  /** `true`: the table of disagreements behind the document; left out unless asked for (S32). */
  remarks: flag,
  /** `true`: what the checks find behind the document. */
  findings: flag,
  /** Language of headings of tables and the like; exports are Russian unless told. */
  locale: localeSchema.default('ru'),
});
export type ExportQuery = z.input<typeof exportQuerySchema>;

/** Where a document is exported. */
export function exportPath(documentId: string, format: ExportFormat, query: ExportQuery = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return `/api/v1/documents/${documentId}/export/${format}${search.size > 0 ? `?${search.toString()}` : ''}`;
}

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
const cellsSchema = z.record(z.string(), cellSchema);

/** A section as data, in the JSON export and in the data part of a .docx. */
export const exportedSectionSchema = z.object({
  id: z.string(),
  kind: z.string(),
  /** What part of a programme a text section is, if it says so. */
  role: z.string().nullable(),
  title: z.string(),
  /** The institution responsible; null: a joint section. */
  institutionId: z.string().nullable(),
  /** ProseMirror JSON; null: no text. */
  content: z.unknown(),
  /** Single values of a structured section; empty ones are left out. */
  fields: cellsSchema,
  /**
   * Rows of a structured section in reading order, with their cells as libs/documents/README.md names them; empty ones are left out. A
   * period of the calendar has its hours as `<kind of hours>:<row of the study plan>`.
   */
  rows: z.array(z.object({ id: z.string(), type: z.string(), parentId: z.string().nullable(), cells: cellsSchema })),
});
export type ExportedSection = z.infer<typeof exportedSectionSchema>;

/** Who wrote or decided: by name, with the institution of that time where it is known. */
const exportedPersonSchema = z.object({ name: z.string(), institutionId: idSchema.nullable() }).nullable();

/** A thread of remarks in the JSON export; texts are plain. */
export const exportedThreadSchema = z.object({
  number: z.int(),
  sectionId: z.string(),
  rowId: z.string().nullable(),
  column: z.string().nullable(),
  /** What it is about, as it read. */
  quote: z.string(),
  author: exportedPersonSchema,
  createdAt: instantSchema,
  /** What was to be read instead; null: a remark only. */
  proposal: z.object({ original: z.string(), replacement: z.string() }).nullable(),
  comments: z.array(z.object({ author: exportedPersonSchema, text: z.string(), at: instantSchema })),
  /** What came of it; null while it is open. */
  outcome: z
    .object({ kind: z.enum(OUTCOMES), reason: z.string(), by: exportedPersonSchema, at: instantSchema })
    .nullable(),
});
export type ExportedThread = z.infer<typeof exportedThreadSchema>;

/** Name and version of the JSON export. */
export const EXPORT_VERSION = 'soproekt-export/1';

/** The JSON export. */
export const exportedDocumentSchema = z.object({
  version: z.literal(EXPORT_VERSION),
  document: z.object({
    id: idSchema,
    kind: documentKindSchema,
    status: documentStatusSchema,
    title: z.string(),
    schemaVersion: z.int(),
    exportedAt: instantSchema,
  }),
  /** Institutions that sections and rows refer to by id: the parties of the workspace. */
  institutions: z.array(z.object({ id: idSchema, shortName: z.string(), name: z.string() })),
  sections: z.array(exportedSectionSchema),
  /** Sums of the study plan; null: not a programme. Hours are academic hours. */
  sums: z
    .object({
      total: z.number(),
      lectures: z.number(),
      practice: z.number(),
      selfStudy: z.number(),
      internship: z.number(),
      distance: z.number(),
      contact: z.number(),
      /** `joint`: several institutions together; an empty list: nobody yet. */
      byInstitution: z.array(
        z.object({ institutionIds: z.union([z.array(z.string()), z.literal('joint')]), total: z.number() }),
      ),
    })
    .nullable(),
  /** Only when asked for. */
  findings: z.array(findingSchema.pick({ code: true, level: true, message: true })).optional(),
  /** Only when remarks are asked for. */
  threads: z.array(exportedThreadSchema).optional(),
});
export type ExportedDocument = z.infer<typeof exportedDocumentSchema>;
