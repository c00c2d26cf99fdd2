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
