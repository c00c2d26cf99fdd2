import type { ActivityGroup, DocumentKind, InboxKind } from '@soproekt/domain';
import type { DocumentQuery } from '@soproekt/contracts';

/** Every key of the query cache, so that readers and invalidators cannot drift apart. */
export const keys = {
  me: ['me'] as const,
  setup: ['setup'] as const,
  sessions: ['sessions'] as const,
  institutions: ['institutions'] as const,
  people: ['people'] as const,
  workspaces: ['workspaces'] as const,
  workspace: (id: string) => ['workspace', id] as const,
  members: (id: string) => ['members', id] as const,
  invitations: (id: string) => ['invitations', id] as const,
  templates: (id: string, kind: DocumentKind, locale: string) => ['templates', id, kind, locale] as const,
  /** Templates of a workspace, whatever their kind and language. */
  templateLists: (id: string) => ['templates', id] as const,
  programmeSettings: (id: string) => ['programme-settings', id] as const,
  standards: (id: string) => ['standards', id] as const,
  linkCheck: (documentId: string) => ['link-check', documentId] as const,
  threads: (documentId: string) => ['threads', documentId] as const,
  documentFollow: (documentId: string) => ['document-follow', documentId] as const,
  attachments: (documentId: string) => ['attachments', documentId] as const,
  /** All lists of one workspace. */
  documentLists: (workspaceId: string) => ['documents', workspaceId] as const,
  documentList: (workspaceId: string, query: DocumentQuery) => ['documents', workspaceId, query] as const,
  recent: ['recent'] as const,
  /** The inbox and the number of what is unread. */
  inbox: ['inbox'] as const,
  unread: ['inbox', 'unread'] as const,
  /** The inbox, whatever is filtered. */
  inboxLists: ['inbox', 'list'] as const,
  inboxList: (show: 'unread' | 'all', kind: InboxKind | undefined) => ['inbox', 'list', show, kind] as const,
  /** The activity of one document or workspace, whatever is filtered. */
  activity: (kind: 'document' | 'workspace', id: string) => ['activity', kind, id] as const,
  activityList: (kind: 'document' | 'workspace', id: string, person: string | null, group: ActivityGroup | null) =>
    ['activity', kind, id, person, group] as const,
  /** What has changed since my last visit. */
  changes: (documentId: string) => ['changes', documentId] as const,
  content: (documentId: string) => ['content', documentId] as const,
  document: (id: string) => ['document', id] as const,
};
