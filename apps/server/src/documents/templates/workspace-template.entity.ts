import type { DocumentKind } from '@soproekt/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** A document that a workspace keeps as a beginning for others. */
@Entity('workspace_template')
export class WorkspaceTemplateEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  kind!: DocumentKind;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  description!: string;

  /** A `TemplateBody` of libs/documents, to be checked by `parseTemplate`: an older version may have written it. */
  @Column('jsonb')
  content!: unknown;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;
}
