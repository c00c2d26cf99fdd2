import {
  FOLLOW_LEVELS,
  INBOX_KINDS,
  isBlank,
  needsReason,
  OUTCOMES,
  PROPOSAL_STATES,
  REACTIONS,
  REVIEW_LIMITS,
  THREAD_STATES,
} from '@soproekt/domain';
import { z } from 'zod';
import { dateSchema, idSchema, instantSchema } from './primitives.js';

/** Text of several lines, kept as it is but for what no text holds. */
const longText = (max: number) =>
  z
    .string()
    .meta({ maxLength: max })
    .transform((text) => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f]|\p{Cs}/gu, ''))
    .refine((text) => text.length <= max, { error: `longer than ${max}` });

const key = z.string().min(1).max(100);

/** A Yjs relative position as `Y.relativePositionToJSON` gives it. */
const positionJsonSchema = z.strictObject({
  type: z.strictObject({ client: z.int().min(0), clock: z.int().min(0) }).optional(),
  tname: z.string().max(100).optional(),
  item: z.strictObject({ client: z.int().min(0), clock: z.int().min(0) }).optional(),
  assoc: z.int().min(-1).max(1).optional(),
});
export type PositionJson = z.infer<typeof positionJsonSchema>;

/** As JSON, or base64 of `Y.encodeRelativePosition`. */
const positionSchema = z.union([positionJsonSchema, z.base64().max(400)]);

const anchorFields = {
  sectionId: key,
  rowId: key.optional(),
  /** A column of the row, or without a row a field of the section. */
  column: key.optional(),
  /** What it is about, as it reads; at most 4,000 characters are kept. */
  quote: longText(20_000),
  /** What stands right before and behind a range; a client that knows it finds more again after a cut. */
  before: z.string().max(200).optional(),
  after: z.string().max(200).optional(),
};

/** What a thread is about: with `start` a range of the section's text (without `end` a place), with `rowId` a row or a cell, else the section. */
export const anchorInputSchema = z
  .strictObject({ ...anchorFields, start: positionSchema.optional(), end: positionSchema.optional() })
  .refine(({ start, end }) => end === undefined || start !== undefined, { error: 'an end without a start' })
  .refine(({ start, rowId, column }) => start === undefined || (rowId === undefined && column === undefined), {
    error: 'a range or a cell, not both',
  });
export type AnchorInput = z.input<typeof anchorInputSchema>;

export const anchorSchema = z.object({
  ...anchorFields,
  quote: z.string(),
  start: positionJsonSchema.optional(),
  end: positionJsonSchema.optional(),
});
export type AnchorView = z.infer<typeof anchorSchema>;

const bodySchema = longText(REVIEW_LIMITS.body).refine((text) => !isBlank(text), { error: 'empty' });

export const threadInputSchema = z
  .strictObject({
    anchor: anchorInputSchema,
    /** Markdown; `[@Name](user:<id>)` mentions a person of the workspace. May be empty where there is a proposal. */
    body: longText(REVIEW_LIMITS.body).default(''),
    /** Other words for the range, or another value for the cell; empty: to be deleted. */
    proposal: z.strictObject({ replacement: longText(REVIEW_LIMITS.replacement) }).optional(),
    assignee: z
      .union([z.strictObject({ userId: idSchema }), z.strictObject({ institutionId: idSchema })])
      .nullable()
      .optional(),
    dueOn: dateSchema.nullable().optional(),
  })
  .refine(({ body, proposal }) => !isBlank(body) || proposal !== undefined, { error: 'empty', path: ['body'] });
export type ThreadInput = z.input<typeof threadInputSchema>;

export const commentInputSchema = z.strictObject({ body: bodySchema });
export type CommentInput = z.input<typeof commentInputSchema>;

/** Somebody whose name is shown; null: the account is gone. */
export const reviewPersonSchema = z
  .object({ userId: idSchema, name: z.string(), institutionId: idSchema.nullable() })
  .nullable();
export type ReviewPerson = z.infer<typeof reviewPersonSchema>;

export const commentSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  author: reviewPersonSchema,
  /** Markdown; empty when it was deleted. */
  body: z.string(),
  createdAt: instantSchema,
  editedAt: instantSchema.nullable(),
  deletedAt: instantSchema.nullable(),
  reactions: z.array(z.object({ emoji: z.enum(REACTIONS), userIds: z.array(idSchema) })),
});
export type CommentView = z.infer<typeof commentSchema>;

/** What a thread was before: a decision until it was opened again, or a place until it was attached elsewhere. */
export const pastSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('decision'),
    outcome: z.enum(OUTCOMES),
    reason: z.string(),
    by: reviewPersonSchema,
    at: instantSchema,
    reopenedBy: reviewPersonSchema,
    reopenedAt: instantSchema,
  }),
  z.object({
    kind: z.literal('place'),
    /** The beginning of what it was about. */
    quote: z.string(),
    /** Who attached it elsewhere, and when. */
    by: reviewPersonSchema,
    at: instantSchema,
  }),
]);
export type PastView = z.infer<typeof pastSchema>;

export const threadSchema = z.object({
  id: idSchema,
  documentId: idSchema,
  workspaceId: idSchema,
  /** Counted within the document, from 1. */
  number: z.int(),
  anchor: anchorSchema,
  author: reviewPersonSchema,
  state: z.enum(THREAD_STATES),
  /** What came of it; null while it is open. */
  outcome: z
    .object({
      kind: z.enum(OUTCOMES),
      reason: z.string(),
      by: reviewPersonSchema,
      at: instantSchema,
    })
    .nullable(),
  assignee: z.object({ person: reviewPersonSchema, institutionId: idSchema.nullable() }).nullable(),
  dueOn: dateSchema.nullable(),
  proposal: z
    .object({
      replacement: z.string(),
      /** What it replaces, as the proposer read it. */
      original: z.string(),
      state: z.enum(PROPOSAL_STATES),
      decidedBy: reviewPersonSchema,
      decidedAt: instantSchema.nullable(),
    })
    .nullable(),
  comments: z.array(commentSchema),
  /** The last of them, oldest first. */
  past: z.array(pastSchema).max(REVIEW_LIMITS.past),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  /** How the asker follows it; absent in events, which go to everybody. */
  follow: z.enum(FOLLOW_LEVELS).optional(),
});
export type ThreadView = z.infer<typeof threadSchema>;

export const threadPatchSchema = z
  .strictObject({
    assignee: z
      .union([z.strictObject({ userId: idSchema }), z.strictObject({ institutionId: idSchema })])
      .nullable()
      .optional(),
    dueOn: dateSchema.nullable().optional(),
  })
  .refine((patch) => patch.assignee !== undefined || patch.dueOn !== undefined, { error: 'nothing to change' });
export type ThreadPatch = z.input<typeof threadPatchSchema>;

export const threadResolveSchema = z
  .strictObject({ outcome: z.enum(OUTCOMES), reason: longText(REVIEW_LIMITS.reason).default('') })
  .refine(({ outcome, reason }) => !needsReason(outcome) || !isBlank(reason), { error: 'empty', path: ['reason'] });
export type ThreadResolve = z.input<typeof threadResolveSchema>;

export const proposalAcceptSchema = z.strictObject({
  /** What the range or cell reads now, as the one who accepts has seen it; needed where that is not what the proposer saw. */
  current: z.string().max(20_000).optional(),
});
export type ProposalAccept = z.input<typeof proposalAcceptSchema>;

export const proposalDeclineSchema = z.strictObject({
  reason: longText(REVIEW_LIMITS.reason).refine((text) => !isBlank(text), { error: 'empty' }),
});
export type ProposalDecline = z.input<typeof proposalDeclineSchema>;

/** How the asker follows a thread, or a document. */
export const threadFollowSchema = z.strictObject({ level: z.enum(FOLLOW_LEVELS) });
export const documentFollowSchema = z.object({ level: z.enum(FOLLOW_LEVELS) });
export type DocumentFollow = z.infer<typeof documentFollowSchema>;
export const threadAnchorSchema = z.strictObject({ anchor: anchorInputSchema });
export const reactionSchema = z.strictObject({ emoji: z.enum(REACTIONS), on: z.boolean() });

export const inboxItemSchema = z.object({
  id: idSchema,
  kind: z.enum(INBOX_KINDS),
  at: instantSchema,
  readAt: instantSchema.nullable(),
  actor: reviewPersonSchema,
  workspace: z.object({ id: idSchema, name: z.string() }),
  document: z.object({ id: idSchema, title: z.string() }),
  thread: z.object({
    id: idSchema,
    number: z.int(),
    quote: z.string(),
    state: z.enum(THREAD_STATES),
    /** What came of it; null while it is open. */
    outcome: z.enum(OUTCOMES).nullable(),
    /** Whether it proposes other words. */
    isProposal: z.boolean(),
    /** The beginning of what it proposes: other words, or another value, for those that the proposer read. */
    proposal: z.object({ original: z.string(), replacement: z.string() }).nullable(),
    /** The column or field that it is about; null: a text, a section or a row. */
    column: z.string().nullable(),
    dueOn: dateSchema.nullable(),
    /** Whether the receiver raised it. */
    isOwn: z.boolean(),
  }),
  /** The beginning of the comment, of the reason for closing, or of the remark that it is about, as plain text. */
  excerpt: z.string(),
});
export type InboxItem = z.infer<typeof inboxItemSchema>;

export const inboxQuerySchema = z.object({
  /** `unread`: only what was not read yet. */
  show: z.enum(['unread', 'all']).default('all'),
  kind: z.enum(INBOX_KINDS).optional(),
  /** Older than this item of an earlier answer. */
  before: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const inboxSchema = z.object({
  items: z.array(inboxItemSchema),
  /** Over everything, whatever was asked for. */
  unread: z.int(),
  hasMore: z.boolean(),
});
export type Inbox = z.infer<typeof inboxSchema>;

/** `all`, or the items named, or those of a thread. */
export const inboxPatchSchema = z.strictObject({
  read: z.boolean(),
  which: z.union([
    z.literal('all'),
    z.strictObject({ ids: z.array(idSchema).min(1).max(500) }),
    z.strictObject({ threadId: idSchema }),
  ]),
});
export type InboxPatch = z.input<typeof inboxPatchSchema>;

export const unreadSchema = z.object({ unread: z.int() });
