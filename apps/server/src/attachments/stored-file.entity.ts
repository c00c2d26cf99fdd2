import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A file in the storage. Exists before its bytes do, so that none can be left there unknown. */
@Entity('stored_file')
export class StoredFileEntity {
  /** Also its key in the storage. */
  @PrimaryColumn('uuid')
  id!: string;

  /** Whose quota it counts against. */
  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  /** Bytes. */
  @Column('bigint', { transformer: { to: (value: number) => value, from: Number } })
  size!: number;

  @Column('bytea')
  sha256!: Buffer;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;

  /** Null while it is being written. */
  @Column('timestamptz', { name: 'stored_at', nullable: true })
  storedAt!: Date | null;
}
