import { z } from 'zod';
import { idSchema, instantSchema } from './primitives.js';

/** Media types that are taken, decided by the content of a file and never by what its sender calls it (S26). */
export const ATTACHMENT_TYPES = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'text/plain',
  'text/csv',
] as const;
export const attachmentTypeSchema = z.enum(ATTACHMENT_TYPES);
export type AttachmentType = (typeof ATTACHMENT_TYPES)[number];

/** Those that a page shows; everything else is only saved to the disk of whoever asks. */
export const IMAGE_TYPES = ['image/png', 'image/jpeg', 'image/gif', 'image/webp'] as const;
export type ImageType = (typeof IMAGE_TYPES)[number];

/** True for the types that a page shows. */
export function isImageType(type: string): type is ImageType {
  return (IMAGE_TYPES as readonly string[]).includes(type);
}

export const attachmentSchema = z.object({
  id: idSchema,
  /** File name, cleaned; its extension fits the type. */
  name: z.string(),
  type: attachmentTypeSchema,
  /** Bytes. */
  size: z.int(),
  /** Pixels as shown; only of images. */
  width: z.int().optional(),
  height: z.int().optional(),
  /** Path on this server. Asks for the right to read the document each time. */
  url: z.string(),
  createdAt: instantSchema,
  /** Who added it; null: the account is gone. */
  createdBy: idSchema.nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;

/** Where an attachment is read. */
export const attachmentPath = (documentId: string, attachmentId: string): string =>
  `/api/v1/documents/${documentId}/attachments/${attachmentId}`;
