import { DOCUMENT_KINDS } from '@soproekt/domain';
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { lettersOf } from '../exports/model/fingerprint.js';

/** Where an export of ours keeps the sections as data (ADR 9). */
const ELEMENT = /<export\b[^>]*xmlns="urn:soproekt:export:1"[^>]*>([^<]*)<\/export>/;

const cellSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).max(1_000), z.null()]);
const cellsSchema = z.record(z.string().max(100), cellSchema);
const rowSchema = z.object({
  id: z.string().min(1).max(100),
  type: z.string().max(40),
  parentId: z.string().max(100).nullable(),
  cells: cellsSchema,
});

const sectionSchema = z.object({
  bookmark: z.string().regex(/^section_\d{1,5}$/),
  kind: z.string().max(40),
  role: z.string().max(60).nullable(),
  title: z.string().max(1_000),
  institutionId: z.string().max(100).nullable(),
  /** Made to fit the schema before it is used. */
  content: z.unknown(),
  fields: cellsSchema,
  rows: z.array(rowSchema).max(20_000),
});
export type OwnSection = z.infer<typeof sectionSchema>;

const namesSchema = z.record(z.string().max(100), z.string().max(1_000)).catch({});

const ownDataSchema = z.object({
  kind: z.enum(DOCUMENT_KINDS),
  title: z.string().max(1_000),
  institutions: z
    .array(z.object({ id: z.string().max(100), shortName: z.string().max(200), name: z.string().max(1_000) }))
    .max(1_000),
  sections: z.array(sectionSchema).max(5_000),
  locale: z.enum(['ru', 'en']).catch('ru'),
  /** What keys of the data are called in the text. */
  bases: namesSchema,
  standards: namesSchema,
  /** Those that the file shows. */
  images: z
    .array(z.object({ id: z.string().max(100), type: z.enum(['image/png', 'image/jpeg', 'image/gif', 'image/webp']) }))
    .max(5_000)
    .catch([]),
});
export type OwnData = z.output<typeof ownDataSchema>;

/** Reads our own data of a Word file. It may have been written by anybody: what does not fit is as if it were not there. */
export function readOwnData(xml: string | null): OwnData | null {
  const text = xml === null ? null : ELEMENT.exec(xml)?.[1];
  if (!text) return null;
  try {
    const json: unknown = JSON.parse(unescapeXml(text), (key, value: unknown) =>
      key === '__proto__' ? undefined : value,
    );
    return ownDataSchema.parse(json);
  } catch {
    return null;
  }
}

function unescapeXml(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');
}

/** As the export computes it: whether somebody has changed the text in Word. */
export function fingerprintOf(text: string): string {
  return createHash('sha256').update(lettersOf(text)).digest('hex');
}
