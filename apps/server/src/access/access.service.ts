import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Resource, WorkspaceRole } from '@soproekt/domain';
import { DataSource, Repository } from 'typeorm';
import { DocumentEntity } from '../documents/document.entity.js';
import { InvitationEntity } from '../workspaces/invitation.entity.js';
import { MemberEntity } from '../workspaces/member.entity.js';

/** A document together with the asker's role in its workspace. */
export interface DocumentFacts {
  readonly document: DocumentEntity;
  readonly workspace: { readonly id: string; readonly name: string };
  readonly role: WorkspaceRole;
}

/** What rights on a thread depend on. */
export interface ThreadFacts extends NonNullable<Resource['thread']> {
  readonly documentId: string;
}

const THREAD_COLUMNS = `t.document_id as "documentId", t.author_id as "authorId", t.assignee_id as "assigneeId",
  t.assignee_institution_id as "assigneeInstitutionId"`;

/** What the policy needs to know of a document. */
export function documentResource(facts: DocumentFacts): Resource {
  return { role: facts.role, status: facts.document.status, inBin: facts.document.binnedAt !== null };
}

/** Loads the facts on which rights are decided. Always from the database: a copy would outlive a withdrawal. */
@Injectable()
export class AccessService {
  constructor(
    @InjectRepository(MemberEntity) private readonly members: Repository<MemberEntity>,
    @InjectRepository(DocumentEntity) private readonly documents: Repository<DocumentEntity>,
    @InjectRepository(InvitationEntity) private readonly invitations: Repository<InvitationEntity>,
    private readonly dataSource: DataSource,
  ) {}

  /** @returns null when the person is no member, or there is no such workspace */
  async workspaceRole(userId: string, workspaceId: string): Promise<WorkspaceRole | null> {
    const member = await this.members.findOneBy({ userId, workspaceId });
    return member?.role ?? null;
  }

  /** @returns null when there is no such document, or the person is no member of its workspace */
  async documentFacts(userId: string, documentId: string): Promise<DocumentFacts | null> {
    // A document never moves to another workspace, so the two reads need not be one.
    const [document, [row]] = await Promise.all([
      this.documents.findOneBy({ id: documentId }),
      this.dataSource.query<{ name: string; role: WorkspaceRole }[]>(
        `select w.name, m.role from document d
         join workspace w on w.id = d.workspace_id
         join member m on m.workspace_id = w.id
         where d.id = $1 and m.user_id = $2`,
        [documentId, userId],
      ),
    ]);
    return document && row
      ? { document, workspace: { id: document.workspaceId, name: row.name }, role: row.role }
      : null;
  }

  /** What rights on a thread depend on; null: there is none. */
  async thread(threadId: string): Promise<ThreadFacts | null> {
    const [row] = await this.dataSource.query<ThreadFacts[]>(`select ${THREAD_COLUMNS} from thread t where t.id = $1`, [
      threadId,
    ]);
    return row ?? null;
  }

  /** The same of the thread of a comment, with who wrote that. */
  async comment(commentId: string): Promise<(ThreadFacts & { readonly commentAuthorId: string | null }) | null> {
    const [row] = await this.dataSource.query<(ThreadFacts & { commentAuthorId: string | null })[]>(
      `select c.author_id as "commentAuthorId", ${THREAD_COLUMNS}
       from comment c join thread t on t.id = c.thread_id where c.id = $1`,
      [commentId],
    );
    return row ?? null;
  }

  /** The member concerned by an action, with the institution the person belongs to now. */
  async memberTarget(workspaceId: string, userId: string): Promise<NonNullable<Resource['target']> | null> {
    const [row] = await this.dataSource.query<{ role: WorkspaceRole; institution_id: string | null }[]>(
      `select m.role, a.institution_id from member m
       left join affiliation a on a.user_id = m.user_id and a.until is null
       where m.workspace_id = $1 and m.user_id = $2`,
      [workspaceId, userId],
    );
    return row ? { userId, role: row.role, institutionId: row.institution_id } : null;
  }

  async invitationBelongs(workspaceId: string, invitationId: string): Promise<boolean> {
    return this.invitations.existsBy({ id: invitationId, workspaceId });
  }
}
