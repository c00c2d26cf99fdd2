import type { LinkError } from '@soproekt/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What came of asking an address, shared by the documents of a workspace. */
@Entity('link_check')
export class LinkCheckEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @PrimaryColumn('text')
  url!: string;

  @Column('boolean')
  ok!: boolean;

  @Column('int', { nullable: true })
  status!: number | null;

  @Column('text', { nullable: true })
  error!: LinkError | null;

  @Column('timestamptz', { name: 'checked_at', default: () => 'now()' })
  checkedAt!: Date;
}
