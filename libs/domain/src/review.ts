/** A thread of remarks is open or closed. */
export const THREAD_STATES = ['open', 'resolved'] as const;
export type ThreadState = (typeof THREAD_STATES)[number];

/**
 * What came of a thread. `accepted`: the text was changed as asked; `declined`: it stays, for a reason that is named; `decided`: by a
 * meeting or another body, named in the reason; `withdrawn`: by who raised it.
 */
export const OUTCOMES = ['accepted', 'declined', 'decided', 'withdrawn'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** A proposal of other words waits for an author, and is decided once, unless its thread is opened again. */
export const PROPOSAL_STATES = ['pending', 'accepted', 'declined', 'withdrawn'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/**
 * How somebody follows a thread, or all threads of a document; what is chosen for a thread goes before what is for its document.
 * `default`: told of answers once one has taken part, and of new threads where one writes. `mute`: of mentions and assignments only.
 */
export const FOLLOW_LEVELS = ['default', 'watch', 'mute'] as const;
export type FollowLevel = (typeof FOLLOW_LEVELS)[number];

/** Why something is in somebody's inbox. */
export const INBOX_KINDS = [
  'mention',
  'reply',
  'assigned',
  'institution',
  'due',
  'thread',
  'resolved',
  'reopened',
] as const;
export type InboxKind = (typeof INBOX_KINDS)[number];

/** Reactions to a comment. */
export const REACTIONS = ['👍', '👎', '🎉', '❤️', '👀', '❓'] as const;
export type Reaction = (typeof REACTIONS)[number];

export const REVIEW_LIMITS = {
  /** Longest comment, reason and replacement, in UTF-16 units. */
  body: 10_000,
  reason: 2_000,
  replacement: 4_000,
  /** Of one document. */
  threads: 2_000,
  /** Of one thread. */
  comments: 500,
  /** Former decisions and places that a thread keeps. */
  past: 20,
  /** In one comment. */
  mentions: 50,
} as const;

/** Whoever declines owes a reason, and a decision elsewhere must be named. */
export function needsReason(outcome: Outcome): boolean {
  return outcome === 'declined' || outcome === 'decided';
}

/** What becomes of a proposal when its thread is closed with this outcome; null: nothing, only `accept` puts words into the text. */
export function proposalAfter(outcome: Outcome, state: ProposalState): ProposalState | null {
  if (state !== 'pending') return state;
  if (outcome === 'accepted') return null;
  return outcome === 'withdrawn' ? 'withdrawn' : 'declined';
}
