import { z } from 'zod';
import { idSchema, instantSchema, lineSchema, optionalLineSchema } from './primitives.js';

/** Bounds of the catalogue of a workspace; lengths in Unicode code points. */
export const STANDARD_LIMITS = {
  standards: 200,
  functions: 200,
  actions: 100,
  audience: 50,
  code: 30,
  title: 500,
  category: 160,
  action: 1000,
  fileBytes: 1024 * 1024,
  /** Lines of an imported table. */
  lines: 20_000,
} as const;

/** Columns of a table of standards, one line for each action, by their names in English files; `audience` and `basis` may be missing. */
export const STANDARD_COLUMNS = [
  'standard_code',
  'standard_title',
  'audience',
  'function_code',
  'function_title',
  'action',
  'basis',
] as const;
export type StandardColumn = (typeof STANDARD_COLUMNS)[number];

/** Where an entry of the catalogue comes from. */
export const STANDARD_SOURCES = ['manual', 'import', 'starter'] as const;
export type StandardSource = (typeof STANDARD_SOURCES)[number];

const LOOKALIKES: Readonly<Record<string, string>> = {
  А: 'A', В: 'B', С: 'C', Е: 'E', Н: 'H', К: 'K', М: 'M', О: 'O', Р: 'P', Т: 'T', Х: 'X',
}; // prettier-ignore

/**
 * A code without white space: results refer to a function as `<standard> <function>`. Cyrillic letters that look like Latin ones become
 * those: typed on a Russian keyboard, «В/02.7» would otherwise never match `B/02.7`.
 */
const codeSchema = lineSchema(STANDARD_LIMITS.code)
  .refine((code) => !/\s/u.test(code), { error: 'white space in a code' })
  .transform((code) => code.replace(/[А-Х]/g, (letter) => LOOKALIKES[letter] ?? letter));

export const jobFunctionSchema = z.object({
  /** `B/02.7` */
  code: z.string(),
  title: z.string(),
  /** Labour actions, in order. */
  actions: z.array(z.string()),
});
export type JobFunction = z.infer<typeof jobFunctionSchema>;

/** An occupational standard in the catalogue of a workspace. */
export const standardSchema = z.object({
  id: idSchema,
  /** `01.011` */
  code: z.string(),
  title: z.string(),
  /** The order that introduced it, as printed. */
  basis: z.string(),
  /** Categories of learners that it is for. */
  audience: z.array(z.string()),
  functions: z.array(jobFunctionSchema),
  source: z.enum(STANDARD_SOURCES),
  updatedAt: instantSchema,
});
export type Standard = z.infer<typeof standardSchema>;

const uniqueBy = <T>(key: (item: T) => string) => ({
  check: (list: T[]): boolean => new Set(list.map(key)).size === list.length,
  error: { error: 'named twice' },
});
const byCode = uniqueBy<{ code: string }>(({ code }) => code);
const byText = uniqueBy<string>((text) => text);

/** Separates the categories of learners in a cell of a table. */
export const AUDIENCE_SEPARATOR = '|';

const categorySchema = lineSchema(STANDARD_LIMITS.category).refine(
  (category) => !category.includes(AUDIENCE_SEPARATOR),
  { error: `contains ${AUDIENCE_SEPARATOR}` },
);

const audienceSchema = z.array(categorySchema).max(STANDARD_LIMITS.audience).refine(byText.check, byText.error);

const functionsSchema = z
  .array(
    z.strictObject({
      code: codeSchema,
      title: lineSchema(STANDARD_LIMITS.title),
      actions: z
        .array(lineSchema(STANDARD_LIMITS.action))
        .max(STANDARD_LIMITS.actions)
        .refine(byText.check, byText.error)
        .default([]),
    }),
  )
  .max(STANDARD_LIMITS.functions)
  .refine(byCode.check, byCode.error);

export const standardInputSchema = z.strictObject({
  code: codeSchema,
  title: lineSchema(STANDARD_LIMITS.title),
  basis: optionalLineSchema(STANDARD_LIMITS.title).default(''),
  audience: audienceSchema.default([]),
  functions: functionsSchema.default([]),
});
export type StandardInput = z.input<typeof standardInputSchema>;

/** Lists are replaced as a whole. */
export const standardPatchSchema = z
  .strictObject({
    code: codeSchema.optional(),
    title: lineSchema(STANDARD_LIMITS.title).optional(),
    basis: optionalLineSchema(STANDARD_LIMITS.title).optional(),
    audience: audienceSchema.optional(),
    functions: functionsSchema.optional(),
  })
  .refine((patch) => Object.values(patch).some((value) => value !== undefined), { error: 'nothing to change' });
export type StandardPatch = z.input<typeof standardPatchSchema>;

/** Body of an import as JSON; what is wrong with an entry is reported, not refused. The same list stands in a JSON file. */
export const standardImportSchema = z.strictObject({ standards: z.array(z.unknown()).max(STANDARD_LIMITS.standards) });
export type StandardImport = z.input<typeof standardImportSchema>;

/** Why a line of an import was left out. */
export const IMPORT_REASONS = [
  'no-standard-code',
  'no-standard-title',
  'no-function-title',
  'action-without-function',
  'conflicting-title',
  'not-valid',
  'too-many',
  'broken-line',
] as const;
export type ImportReason = (typeof IMPORT_REASONS)[number];

/** `add`: what the catalogue has stays, and what it lacks comes to it; `replace`: a known standard becomes as the file has it. */
export const STANDARD_IMPORT_MODES = ['add', 'replace'] as const;
export type StandardImportMode = (typeof STANDARD_IMPORT_MODES)[number];

const namedFunctionSchema = jobFunctionSchema.pick({ code: true, title: true });

/** What becomes of a known standard. */
export const standardChangeSchema = z.object({
  code: z.string(),
  /** The same twice: it keeps its title. */
  title: z.object({ before: z.string(), after: z.string() }),
  functions: z.object({
    added: z.array(namedFunctionSchema),
    /** With another title or other actions; the title as it will be. */
    changed: z.array(namedFunctionSchema),
    removed: z.array(namedFunctionSchema),
  }),
  /** Categories of learners. */
  audience: z.object({ added: z.array(z.string()), removed: z.array(z.string()) }),
});
export type StandardChange = z.infer<typeof standardChangeSchema>;

/** What an import did, or in a preview would do. */
export const standardImportReportSchema = z.object({
  /** Codes of standards. */
  new: z.array(z.string()),
  changed: z.array(z.string()),
  unchanged: z.array(z.string()),
  /** Of each changed standard. */
  changes: z.array(standardChangeSchema),
  rejected: z.array(
    z.object({
      /** Line of the file, from 1 (the header); of JSON the place in the list, from 1. */
      line: z.int(),
      reason: z.enum(IMPORT_REASONS),
      /** The column or field concerned, where one is. */
      field: z.string().nullable(),
    }),
  ),
});
export type StandardImportReport = z.infer<typeof standardImportReportSchema>;
