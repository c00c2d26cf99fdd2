import type { JobFunction, StandardSource } from '@soproekt/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An occupational standard in the catalogue of a workspace. Documents refer to it by code, never by id. */
@Entity('occupational_standard')
export class OccupationalStandardEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('text')
  code!: string;

  @Column('text')
  title!: string;

  @Column('text', { default: '' })
  basis!: string;

  @Column('jsonb', { default: [] })
  audience!: string[];

  @Column('jsonb', { default: [] })
  functions!: JobFunction[];

  @Column('text', { default: 'manual' })
  source!: StandardSource;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy!: string | null;
}
