import type { AttachmentType } from '@soproekt/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file as part of a document. A copy of the document has the same ids, so that its text finds them. */
@Entity('attachment')
export class AttachmentEntity {
  @PrimaryColumn('uuid', { name: 'document_id' })
  documentId!: string;

  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'file_id' })
  fileId!: string;

  @Column('text')
  name!: string;

  @Column('text')
  type!: AttachmentType;

  /** Pixels; null: no image. */
  @Column('int', { nullable: true })
  width!: number | null;

  @Column('int', { nullable: true })
  height!: number | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  @Column('uuid', { name: 'created_by', nullable: true })
  createdBy!: string | null;
}
