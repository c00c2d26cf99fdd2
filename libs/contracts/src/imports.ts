import { LIMITS, PLAN_COLUMNS, RESULT_COLUMNS, type PlanColumn, type ResultColumn } from '@soproekt/domain';
import { z } from 'zod';
import { documentKindSchema } from './documents.js';
import { idSchema, lineSchema, localeSchema } from './primitives.js';

/** What a table of the file becomes: rows of a structured section, or a table in the text. */
export const TABLE_USES = ['study-plan', 'planned-results', 'text'] as const;
export const tableUseSchema = z.enum(TABLE_USES);
export type TableUse = (typeof TABLE_USES)[number];

export { PLAN_COLUMNS, RESULT_COLUMNS, type PlanColumn, type ResultColumn };

const columnSchema = z.enum([...new Set([...PLAN_COLUMNS, ...RESULT_COLUMNS])] as [string, ...string[]]);

/** How a table is to be read; the preview guesses it, a person corrects it. */
export const tableMappingSchema = z.object({
  /** Of the table in the file, from 0. */
  index: z.int().min(0).max(9_999),
  use: tableUseSchema,
  /** Rows at the top that are no content. */
  headerRows: z.int().min(0).max(20),
  /** Meaning of each column, of PLAN_COLUMNS or RESULT_COLUMNS. */
  columns: z.array(columnSchema).max(100),
});
export type TableMapping = z.infer<typeof tableMappingSchema>;

/** The form field `mapping`, as JSON. Tables that are not named are read as the preview guessed. */
export const importMappingSchema = z.object({ tables: z.array(tableMappingSchema).max(1_000) });
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** What a list of sources becomes: rows of the conditions, or a list in the text. */
export const IMPORT_SOURCES = ['rows', 'text'] as const;
export type ImportSources = (typeof IMPORT_SOURCES)[number];

export const importQuerySchema = z.object({
  /** `true`: says what would be made, and makes nothing. */
  preview: z.enum(['true', 'false']).optional(),
  /** Language of the report; that of the person unless told. */
  locale: localeSchema.optional(),
});

/** Fields of the form beside `file`. */
export const importFieldsSchema = z.object({
  title: lineSchema(LIMITS.documentTitle).optional(),
  kind: documentKindSchema.optional(),
  mapping: z.string().max(200_000).optional(),
  /** Rows in programmes, else text, unless told. */
  sources: z.enum(IMPORT_SOURCES).optional(),
});

/** What became of something in the file. */
export const IMPORT_NOTES = [
  'macros-dropped',
  'embedded-objects-dropped',
  'hidden-text-dropped',
  'active-content-dropped',
  'comments-dropped',
  'tracked-changes-accepted',
  'headers-footers-dropped',
  'drawings-dropped',
  'equations-dropped',
  'footnotes-moved',
  'image-type-dropped',
  'image-damaged',
  'remote-image-dropped',
  'images-too-many',
  'external-links-dropped',
  'unsafe-links-dropped',
  'no-headings',
  'second-plan-kept',
  'plan-recognised',
  'results-recognised',
  'sources-recognised',
  'structure-restored',
  'structure-lost',
  'columns-dropped',
  'institution-unknown',
  'result-unknown',
  'hours-unreadable',
  'rows-skipped',
  'text-shortened',
  'encoding-guessed',
] as const;
export const importNoteSchema = z.object({
  code: z.enum(IMPORT_NOTES),
  /** `lost`: not taken over; `changed`: taken over differently; `info`: good to know. */
  level: z.enum(['lost', 'changed', 'info']),
  /** How many of them. */
  count: z.int(),
  /** Some of them by name, as they stand in the file. */
  examples: z.array(z.string()),
  /** A sentence in the language asked for. */
  message: z.string(),
});
export type ImportNote = z.infer<typeof importNoteSchema>;
export type ImportNoteCode = ImportNote['code'];

export const importReportSchema = z.object({
  format: z.enum(['docx', 'markdown']),
  sections: z.int(),
  words: z.int(),
  /** Tables that stay tables. */
  tables: z.int(),
  images: z.int(),
  /** Rows of the study plan: modules, topics and attestations. */
  planRows: z.int(),
  /** Rows of the planned results. */
  resultRows: z.int(),
  /** Rows of the lists of sources. */
  sourceRows: z.int(),
  notes: z.array(importNoteSchema),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const importTableSchema = z.object({
  index: z.int(),
  /** Title of the section that it stands in. */
  section: z.string(),
  /** How it would be read. */
  guess: tableMappingSchema,
  /** Words over the columns, those of several rows joined. */
  header: z.array(z.string()),
  /** The first rows below the header. */
  rows: z.array(z.array(z.string())),
  rowCount: z.int(),
});
export type ImportTable = z.infer<typeof importTableSchema>;

export const importPreviewSchema = z.object({
  title: z.string(),
  kind: documentKindSchema,
  sections: z.array(z.object({ title: z.string(), kind: z.string(), words: z.int() })),
  tables: z.array(importTableSchema),
  /** A list of literature, which may become sources; null: none was found. */
  sources: z.object({ section: z.string(), count: z.int() }).nullable(),
  report: importReportSchema,
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

export const importResultSchema = z.object({ documentId: idSchema, report: importReportSchema });
export type ImportResult = z.infer<typeof importResultSchema>;
