import { z } from 'zod';

/** Why a file is refused; `details.reason` of the error `file-refused`. */
export const FILE_REFUSALS = [
  'empty',
  'unknown-type',
  'wrong-extension',
  'svg',
  'markup',
  'macros',
  'old-word',
  'open-document',
  'pdf',
  'not-importable',
  'damaged',
  'encrypted',
  'too-many-entries',
  'unpacks-too-large',
  'too-intricate',
  'unsafe-names',
  'active-content',
  'external-entities',
  'image-too-large',
  'nothing-in-it',
] as const;
export const fileRefusalSchema = z.enum(FILE_REFUSALS);
export type FileRefusal = (typeof FILE_REFUSALS)[number];

/** What `details` of errors about files have in common: what is wrong and what to do, in the language of the person. */
export const reasonTextSchema = z.object({ text: z.string() });

/** `details` of the errors `file-refused`. */
export const fileRefusedSchema = z.object({
  reason: fileRefusalSchema,
  /** What is wrong and what to do, in the language of the person. */
  text: z.string(),
});
export type FileRefused = z.infer<typeof fileRefusedSchema>;
