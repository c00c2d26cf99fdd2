import { Injectable } from '@nestjs/common';
import type { AnchorView } from '@soproekt/contracts';
import { anchorOfRange, flatText, listRows, listSections, sectionFragment } from '@soproekt/documents';
import type { EntityManager } from 'typeorm';
import * as Y from 'yjs';
import { ActivityRecorder } from '../activity/activity-recorder.service.js';
import { CommentWriter } from '../review/comment-writer.service.js';
import { ReviewNotifier } from '../review/notifier.service.js';
import { authorsFor, participantsOf, type Receiver } from '../review/participants.js';
import { closeThread, insertThread } from '../review/thread.store.js';
import { demoThreads, type DemoPerson, type DemoPlace, type DemoThread } from './content/threads.js';

/** Where threads are written. */
export interface DemoReview {
  readonly workspaceId: string;
  readonly documentId: string;
  /** The document as one Yjs update. */
  readonly state: Uint8Array;
  readonly person: (email: DemoPerson) => { readonly userId: string; readonly institutionId: string };
}

interface Place {
  readonly anchor: AnchorView;
  readonly institutionId: string | null;
}

/** Remarks and proposals of the demo: written as if their people had, so that inboxes and the activity tell of them. */
@Injectable()
export class DemoThreads {
  constructor(
    private readonly comments: CommentWriter,
    private readonly notifier: ReviewNotifier,
    private readonly activity: ActivityRecorder,
  ) {}

  /** @throws Error when the demo programme does not have what a thread is about */
  async seed(manager: EntityManager, review: DemoReview): Promise<void> {
    const doc = new Y.Doc();
    try {
      Y.applyUpdate(doc, review.state);
      for (const [i, thread] of demoThreads.entries()) {
        await this.write(manager, review, thread, i + 1, placeOf(doc, thread.about));
      }
    } finally {
      doc.destroy();
    }
  }

  private async write(
    manager: EntityManager,
    { workspaceId, documentId, person }: DemoReview,
    { by, body, replacement, answers = [], closed }: DemoThread,
    number: number,
    { anchor, institutionId }: Place,
  ): Promise<void> {
    const author = person(by);
    const of = { workspaceId, documentId };
    const threadId = await insertThread(manager, { ...of, number, anchor, author, replacement });
    const happened = async (
      kind: 'thread-raised' | 'commented' | 'resolved',
      actorId: string,
      receivers: readonly Receiver[],
      commentId: string | null = null,
    ): Promise<void> => {
      await this.activity.record(manager, { ...of, kind, threadId, actorId });
      await this.notifier.record(manager, { threadId, workspaceId, commentId, actorId, receivers });
    };
    const { commentId } = await this.comments.write(manager, threadId, workspaceId, body, author);
    await happened('thread-raised', author.userId, await authorsFor(manager, documentId, institutionId), commentId);
    for (const answer of answers) {
      const who = person(answer.by);
      const others = await participantsOf(manager, threadId, 'reply');
      const written = await this.comments.write(manager, threadId, workspaceId, answer.body, who);
      await happened('commented', who.userId, others, written.commentId);
    }
    if (!closed) return;
    const { userId } = person(closed.by);
    await closeThread(manager, threadId, { outcome: closed.outcome, reason: closed.reason, by: userId });
    await happened('resolved', userId, await participantsOf(manager, threadId, 'resolved'));
  }
}

function placeOf(doc: Y.Doc, about: DemoPlace): Place {
  const section = listSections(doc).find(({ title }) => title === about.section);
  const anchor = section && anchorOf(doc, section.id, about);
  if (!anchor) throw new Error(`the demo has a thread about nothing: ${about.section}`);
  return { anchor, institutionId: section.institutionId };
}

function anchorOf(doc: Y.Doc, sectionId: string, about: DemoPlace): AnchorView | null {
  if ('row' in about) {
    const row = listRows(doc, sectionId).find(({ cells }) => cells['title'] === about.row);
    return row ? { sectionId, rowId: row.id, column: about.column, quote: about.quote } : null;
  }
  const fragment = sectionFragment(doc, sectionId);
  const from = fragment ? flatText(fragment).string.indexOf(about.words) : -1;
  return from < 0 ? null : (anchorOfRange(doc, sectionId, from, from + about.words.length) as AnchorView | null);
}
