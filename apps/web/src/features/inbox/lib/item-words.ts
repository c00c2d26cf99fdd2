import type { InboxItem } from '@soproekt/contracts';

/** The key of what happened, worded without anybody's gender. */
export function whatHappened({ kind, thread }: Pick<InboxItem, 'kind' | 'thread'>): string {
  const about = thread.isProposal ? 'proposal' : 'remark';
  switch (kind) {
    case 'reply':
      return thread.isOwn ? `what.replyOwn.${about}` : 'what.reply';
    case 'thread':
      return `what.thread.${about}`;
    case 'resolved':
      // Opened again since, or withdrawn: then whose it was says nothing more.
      if (!thread.outcome) return 'what.resolved.open';
      return thread.isOwn && thread.outcome !== 'withdrawn'
        ? `what.resolvedOwn.${about}.${thread.outcome}`
        : `what.resolved.${thread.outcome}`;
    case 'mention':
    case 'assigned':
    case 'institution':
    case 'reopened':
      return `what.${kind}`;
  }
}
