import type { WorkspaceRole } from '@soproekt/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person's part in a workspace. */
@Entity('member')
export class MemberEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  role!: WorkspaceRole;

  @Column('timestamptz', { name: 'joined_at', default: () => 'now()' })
  joinedAt!: Date;
}
