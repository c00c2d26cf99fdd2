import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';

/** What is recorded for good (S33). */
export type AuditKind =
  | 'session.begun'
  | 'session.refused'
  | 'session.ended'
  | 'password.changed'
  | 'setup.completed'
  | 'person.created'
  | 'person.suspended'
  | 'person.restored'
  | 'person.moved'
  | 'administrator.granted'
  | 'administrator.revoked'
  | 'institution.created'
  | 'institution.updated'
  | 'workspace.created'
  | 'owner.added'
  | 'owner.removed'
  | 'member.joined'
  | 'member.role-changed'
  | 'member.removed'
  | 'invitation.created'
  | 'invitation.revoked'
  | 'document.created'
  | 'document.trashed'
  | 'document.restored'
  | 'document.purged'
  | 'document.exported'
  | 'attachment.deleted'
  | 'template.created'
  | 'template.deleted'
  | 'programme-settings.changed'
  | 'standard.deleted'
  | 'standards.imported'
  | 'standards.exported';

export interface AuditEvent {
  readonly kind: AuditKind;
  /** Who did it; null: somebody not signed in. */
  readonly actorId: string | null;
  /** Whom or what it concerns. */
  readonly subjectId?: string | null;
  readonly workspaceId?: string | null;
  /** Roles and ids; never names, addresses or text. */
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Appends to the audit trail. A trigger refuses every change of what is there. */
@Injectable()
export class AuditService {
  constructor(private readonly dataSource: DataSource) {}

  /** @param manager that of the transaction which does the thing: neither happens without the other */
  async record(event: AuditEvent, manager: EntityManager = this.dataSource.manager): Promise<void> {
    await manager.query(
      'insert into audit (kind, actor_id, subject_id, workspace_id, details) values ($1, $2, $3, $4, $5)',
      [
        event.kind,
        event.actorId,
        event.subjectId ?? null,
        event.workspaceId ?? null,
        JSON.stringify(event.details ?? {}),
      ],
    );
  }
}
