import type { InstitutionKind } from '@soproekt/domain';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An organisation that takes part in joint work. */
@Entity('institution')
export class InstitutionEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('text')
  kind!: InstitutionKind;

  @Column('text')
  name!: string;

  @Column('text', { name: 'short_name' })
  shortName!: string;

  @Column('text', { default: '' })
  municipality!: string;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
