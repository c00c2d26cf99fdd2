import { ACTIVITY_GROUPS, ACTIVITY_KINDS } from '@soproekt/domain';
import { z } from 'zod';
import { documentStatusSchema } from './documents.js';
import { idSchema, instantSchema } from './primitives.js';
import { reviewPersonSchema } from './review.js';

/** How the text of a document differs from what somebody saw at the last visit. */
export const documentChangesSchema = z.object({
  /** When that was; null: never, and nothing is compared. */
  since: instantSchema.nullable(),
  sections: z.array(
    z.object({
      sectionId: z.string(),
      /** As it is now, or was when it is gone. */
      title: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      /** Title where that was another one, then plain text; empty when the section is new. */
      before: z.string(),
      after: z.string(),
    }),
  ),
});
export type DocumentChanges = z.infer<typeof documentChangesSchema>;

export const activityItemSchema = z.object({
  id: z.string(),
  kind: z.enum(ACTIVITY_KINDS),
  /** The first and the last of what is told together: edits of one person within an hour. */
  begunAt: instantSchema,
  at: instantSchema,
  actor: reviewPersonSchema,
  document: z.object({ id: idSchema, title: z.string() }),
  thread: z
    .object({
      id: idSchema,
      number: z.int(),
      /** Whether it proposes other words. */
      isProposal: z.boolean(),
      /** What it is about; of a proposal the words that the proposer read. */
      quote: z.string(),
      /** The beginning of the remark, for `thread-raised`; empty where there is a proposal only, or it was deleted. */
      text: z.string(),
    })
    .nullable(),
  /** The new status of `status-changed`. */
  status: documentStatusSchema.nullable(),
});
export type ActivityItem = z.infer<typeof activityItemSchema>;

export const activityQuerySchema = z.object({
  /** Events of these kinds only. */
  group: z.enum(ACTIVITY_GROUPS).optional(),
  /** What this person did; somebody who did nothing here has an empty activity. */
  person: idSchema.optional(),
  /** Older than this item of an earlier answer. */
  before: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});
export type ActivityQuery = z.output<typeof activityQuerySchema>;

export const activitySchema = z.object({ items: z.array(activityItemSchema), hasMore: z.boolean() });
export type Activity = z.infer<typeof activitySchema>;
