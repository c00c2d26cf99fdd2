import type { DocumentKind, DocumentStatus, Readiness } from '@soproekt/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** What lists and rights need of a document; its text is in the journal, which is the truth. */
@Entity('document')
export class DocumentEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  kind!: DocumentKind;

  @Column('text', { default: 'draft' })
  status!: DocumentStatus;

  @Column('text')
  title!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;

  /** Last committed change of text or title. */
  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy!: string | null;

  @Column('int', { name: 'word_count', default: 0 })
  wordCount!: number;

  /** How far a programme is, judged after commits; null: not a programme, or not judged yet. */
  @Column('jsonb', { nullable: true })
  readiness!: Readiness | null;

  /** Set when something outside of the text (settings, standards, answers of links) may have changed the readiness. */
  @Column('uuid', { name: 'readiness_due', nullable: true, select: false })
  readinessDue!: string | null;

  /** Set: the document is in the bin. */
  @Column('timestamptz', { name: 'binned_at', nullable: true })
  binnedAt!: Date | null;

  @Column('uuid', { name: 'binned_by', nullable: true })
  binnedBy!: string | null;

  /** Plain text of all sections, projected after commits for search; never read back as the truth. */
  @Column('text', { name: 'search_text', default: '', select: false })
  searchText!: string;
}
