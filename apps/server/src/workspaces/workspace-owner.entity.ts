import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An institution that owns a workspace jointly with the other owners. */
@Entity('workspace_owner')
export class WorkspaceOwnerEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('uuid', { name: 'institution_id' })
  institutionId!: string;

  @Column('timestamptz', { name: 'added_at', default: () => 'now()' })
  addedAt!: Date;

  @Column('uuid', { name: 'added_by', nullable: true })
  addedBy!: string | null;
}
