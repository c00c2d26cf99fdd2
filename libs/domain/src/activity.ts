/** What the activity of a document tells, one word for each kind of thing that people do. */
export const ACTIVITY_KINDS = [
  'created',
  'renamed',
  'status-changed',
  'trashed',
  'restored',
  'edited',
  'thread-raised',
  'commented',
  'resolved',
  'reopened',
  'proposal-accepted',
  'proposal-declined',
] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** What one looks for in an activity: changes of the text, what is said about it, what becomes of the document. */
export const ACTIVITY_GROUPS = ['edits', 'threads', 'documents'] as const;
export type ActivityGroup = (typeof ACTIVITY_GROUPS)[number];

const GROUP_OF: Readonly<Record<ActivityKind, ActivityGroup>> = {
  edited: 'edits',
  'proposal-accepted': 'edits',
  'proposal-declined': 'edits',
  'thread-raised': 'threads',
  commented: 'threads',
  resolved: 'threads',
  reopened: 'threads',
  created: 'documents',
  renamed: 'documents',
  'status-changed': 'documents',
  trashed: 'documents',
  restored: 'documents',
};

/** The group that a kind belongs to; each belongs to one. */
export const activityGroupOf = (kind: ActivityKind): ActivityGroup => GROUP_OF[kind];

/** The kinds of a group. */
export const activityKindsOf = (group: ActivityGroup): ActivityKind[] =>
  ACTIVITY_KINDS.filter((kind) => GROUP_OF[kind] === group);
