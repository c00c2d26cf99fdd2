import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The order in which institutions came to a workspace. It fixes their colours and is kept when they leave. */
@Entity('workspace_party')
export class WorkspacePartyEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('uuid', { name: 'institution_id' })
  institutionId!: string;

  /** Zero-based. */
  @Column('int')
  position!: number;
}
