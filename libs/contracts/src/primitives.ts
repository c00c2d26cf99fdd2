import { LIMITS } from '@soproekt/domain';
import { z } from 'zod';

/** Identifier of anything stored: a UUID in lower case. */
export const idSchema = z.uuid().toLowerCase();

/** An instant, ISO 8601 in UTC. */
export const instantSchema = z.iso.datetime();

/** A calendar day, YYYY-MM-DD. */
export const dateSchema = z.iso.date();

const length = (text: string): number => [...text].length;

/** Control characters, bidirectional overrides and lone surrogates do not belong into a name. */
const NOT_IN_NAMES = /[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;

/**
 * One line of plain text: trimmed, white space folded, no control characters. Markup is ordinary text here and is
 * never interpreted.
 * @param max longest, in Unicode code points; declared only, because it counts after trimming
 */
export const lineSchema = (max: number) =>
  z
    .string()
    .meta({ maxLength: max })
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/[ \t\r\n]+/g, ' ')
        .trim(),
    )
    .refine((text) => text.length > 0, { error: 'empty' })
    .refine((text) => length(text) <= max, { error: `longer than ${max}` })
    .refine((text) => !NOT_IN_NAMES.test(text), { error: 'control characters' });

/** As lineSchema, but may be empty. */
export const optionalLineSchema = (max: number) =>
  z
    .string()
    .meta({ maxLength: max })
    .transform((text) =>
      text
        .normalize('NFC')
        .replace(/[ \t\r\n]+/g, ' ')
        .trim(),
    )
    .refine((text) => length(text) <= max, { error: `longer than ${max}` })
    .refine((text) => !NOT_IN_NAMES.test(text), { error: 'control characters' });

export const emailSchema = z.string().trim().toLowerCase().max(LIMITS.email).pipe(z.email());

export const passwordSchema = z.string().min(LIMITS.passwordMin).max(LIMITS.passwordMax);

export const localeSchema = z.enum(['ru', 'en']);
export type Locale = z.infer<typeof localeSchema>;

export const themeSchema = z.enum(['auto', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;
