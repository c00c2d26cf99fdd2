import { z } from 'zod';
import { documentSummarySchema } from './documents.js';
import { idSchema } from './primitives.js';
import { threadSchema } from './review.js';
import { roleSchema } from './workspaces.js';

/**
 * Events of the live workspace (socket.io, namespace `/live`). Every event that comes in is parsed by its schema and is
 * answered by `liveAckSchema`.
 */
export const liveClientEvents = {
  /** Begin to follow a workspace; the answer carries who is there. */
  'workspace.join': z.strictObject({ workspaceId: idSchema }),
  'workspace.leave': z.strictObject({ workspaceId: idSchema }),
  /** Which document of the workspace this window shows; null: none. */
  'document.show': z.strictObject({ workspaceId: idSchema, documentId: idSchema.nullable() }),
  /** The person is writing an answer in a thread of the document that this window shows. */
  'thread.typing': z.strictObject({ workspaceId: idSchema, threadId: idSchema }),
} as const;
export type LiveClientEvent = keyof typeof liveClientEvents;

/** One person in a workspace, however many windows are open. */
export const presentPersonSchema = z.object({
  userId: idSchema,
  name: z.string(),
  institutionId: idSchema.nullable(),
  role: roleSchema,
  /** The documents that the person has open. */
  documentIds: z.array(idSchema),
});
export type PresentPerson = z.infer<typeof presentPersonSchema>;

export const liveServerEvents = {
  /** Everybody who is in the workspace now; sent whole on every change. */
  'workspace.presence': z.object({ workspaceId: idSchema, people: z.array(presentPersonSchema) }),
  /** Made, renamed, new status, restored, or its figures changed. */
  'document.changed': z.object({ workspaceId: idSchema, document: documentSummarySchema }),
  /** Deleted for good. */
  'document.purged': z.object({ workspaceId: idSchema, documentId: idSchema }),
  /** Limits of the checks changed: read them again; findings may be others. */
  'programme-settings.changed': z.object({ workspaceId: idSchema }),
  /** The catalogue of occupational standards changed. */
  'standards.changed': z.object({ workspaceId: idSchema }),
  /** The workspace's own templates changed. */
  'templates.changed': z.object({ workspaceId: idSchema }),
  /** A check of a document's links is done. */
  'links.checked': z.object({ workspaceId: idSchema, documentId: idSchema }),
  /** A thread was begun or changed, whole. */
  'thread.changed': z.object({ workspaceId: idSchema, thread: threadSchema }),
  /** Somebody is writing an answer. */
  'thread.typing': z.object({ workspaceId: idSchema, threadId: idSchema, userId: idSchema, name: z.string() }),
  /** The receiver's inbox has news, or something was read in another window. */
  'inbox.changed': z.object({ unread: z.int() }),
  /** Name, parties or members changed: read again. */
  'workspace.changed': z.object({ workspaceId: idSchema }),
  /** The receiver's own role in the workspace; null: no longer a member. */
  'access.changed': z.object({ workspaceId: idSchema, role: roleSchema.nullable() }),
  /** The session has ended: signed out elsewhere, suspended, password changed. */
  'session.ended': z.object({}),
  /** The server goes down and is expected back. */
  'server.restarting': z.object({}),
} as const;
export type LiveServerEvent = keyof typeof liveServerEvents;
export type LivePayload<E extends LiveServerEvent> = z.infer<(typeof liveServerEvents)[E]>;

export const liveAckSchema = z.union([
  z.object({ ok: z.literal(true), people: z.array(presentPersonSchema).optional() }),
  z.object({ ok: z.literal(false), code: z.string(), message: z.string() }),
]);
export type LiveAck = z.infer<typeof liveAckSchema>;
