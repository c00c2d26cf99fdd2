import type { WorkspaceRole } from '@soproekt/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A link that makes one person a member, once (S8). */
@Entity('invitation')
export class InvitationEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** SHA-256 of the token in the link. */
  @Column('bytea', { name: 'token_hash', select: false })
  tokenHash!: Buffer;

  /** The only address that may use the link. Lower case. */
  @Column('text')
  email!: string;

  @Column('text')
  role!: WorkspaceRole;

  /** Institution that a new account will belong to; null: the inviter has none. */
  @Column('uuid', { name: 'institution_id', nullable: true })
  institutionId!: string | null;

  @Column('uuid', { name: 'created_by' })
  createdBy!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('timestamptz', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('timestamptz', { name: 'accepted_at', nullable: true })
  acceptedAt!: Date | null;

  @Column('uuid', { name: 'accepted_by', nullable: true })
  acceptedBy!: string | null;

  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;
}
