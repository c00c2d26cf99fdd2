import type { InboxItem } from '@soproekt/contracts';

/** The key of what happened, with the `number` in it, worded without anybody's gender. */
export function whatHappened({ kind, thread }: Pick<InboxItem, 'kind' | 'thread'>): string {
  const about = thread.isProposal ? 'proposal' : 'remark';
  switch (kind) {
    case 'reply':
      return thread.isOwn ? `what.replyOwn.${about}` : `what.reply.${about}`;
    case 'resolved':
      // Opened again since, or withdrawn: then whose it was says nothing more.
      if (!thread.outcome) return `what.resolved.${about}.open`;
      return thread.isOwn && thread.outcome !== 'withdrawn'
        ? `what.resolvedOwn.${about}.${thread.outcome}`
        : `what.resolved.${about}.${thread.outcome}`;
    case 'mention':
    case 'assigned':
    case 'institution':
    case 'due':
    case 'thread':
    case 'reopened':
      return `what.${kind}.${about}`;
  }
}

/** Which words say what a proposal wants. */
export function proposalKind({ original, replacement }: NonNullable<InboxItem['thread']['proposal']>) {
  if (replacement === '') return 'remove';
  return original === '' ? 'insert' : 'replace';
}

/** Whether it still waits for the receiver, or the receiver's institution, and until when. */
export function dueOf({ kind, thread }: Pick<InboxItem, 'kind' | 'thread'>): string | null {
  const waits = (kind === 'assigned' || kind === 'institution' || kind === 'due') && thread.state === 'open';
  return waits ? thread.dueOn : null;
}
