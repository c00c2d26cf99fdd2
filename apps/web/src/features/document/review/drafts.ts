import { z } from 'zod';
import { storage } from '../../../app/storage';
import type { ThreadDraft } from './review-store';

/** Signing out removes whatever begins like this. */
const key = (documentId: string, what: string): string => `soproekt.draft.${documentId}.${what}`;

const BEGUN = 'begun';
const begunSchema = z.object({
  anchor: z.object({
    sectionId: z.string(),
    start: z.unknown().optional(),
    end: z.unknown().optional(),
    rowId: z.string().optional(),
    column: z.string().optional(),
    quote: z.string(),
    before: z.string().optional(),
    after: z.string().optional(),
  }),
  proposes: z.boolean(),
});

/** A remark that was begun and not sent, from before a reload. */
export function readBegun(documentId: string): ThreadDraft | null {
  const kept = storage.get(key(documentId, BEGUN));
  if (kept === null) return null;
  try {
    return begunSchema.parse(JSON.parse(kept)) as ThreadDraft;
  } catch {
    storage.remove(key(documentId, BEGUN));
    return null;
  }
}

export function keepBegun(documentId: string, draft: ThreadDraft | null): void {
  if (draft) storage.set(key(documentId, BEGUN), JSON.stringify(draft));
  else storage.remove(key(documentId, BEGUN));
}

/** A text that is being written: of a thread, or of the remark that was begun. */
export const readText = (documentId: string, what: string): string => storage.get(key(documentId, what)) ?? '';

export function keepText(documentId: string, what: string, text: string): void {
  if (text === '') storage.remove(key(documentId, what));
  else storage.set(key(documentId, what), text);
}

export const NEW_BODY = 'new.body';
export const NEW_WORDS = 'new.words';
