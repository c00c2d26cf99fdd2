import type { ExportedThread, ReviewPerson, ThreadView } from '@soproekt/contracts';
import { plainRemark } from '@soproekt/domain';
import type { EntityManager } from 'typeorm';
import { readThreads } from '../review/thread-rows.js';

/** The threads of a document as an export shows them: by number, texts plain, what was deleted left out. */
export async function exportedThreads(manager: EntityManager, documentId: string): Promise<ExportedThread[]> {
  return (await readThreads(manager, { documentId }, null)).map(exportedThread);
}

function exportedThread({
  number,
  anchor,
  author,
  createdAt,
  proposal,
  comments,
  outcome,
}: ThreadView): ExportedThread {
  return {
    number,
    sectionId: anchor.sectionId,
    rowId: anchor.rowId ?? null,
    column: anchor.column ?? null,
    // Once a proposal is accepted its place reads as it proposed; it is about what was there.
    quote: proposal ? proposal.original : anchor.quote,
    author: personOf(author),
    createdAt,
    proposal: proposal && { original: proposal.original, replacement: proposal.replacement },
    comments: comments
      .filter(({ deletedAt }) => deletedAt === null)
      .map((comment) => ({
        author: personOf(comment.author),
        text: plainRemark(comment.body),
        at: comment.createdAt,
      })),
    outcome: outcome && { ...outcome, by: personOf(outcome.by) },
  };
}

const personOf = (person: ReviewPerson): ExportedThread['author'] =>
  person && { name: person.name, institutionId: person.institutionId };
