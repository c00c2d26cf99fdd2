import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { InstitutionEntity } from './institution.entity.js';

/** A period in which a person belongs to an institution; at most one per person is open (a partial unique index). */
@Entity('affiliation')
export class AffiliationEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('uuid', { name: 'institution_id' })
  institutionId!: string;

  @ManyToOne(() => InstitutionEntity)
  @JoinColumn({ name: 'institution_id' })
  institution?: InstitutionEntity;

  /** YYYY-MM-DD */
  @Column('date', { default: () => 'current_date' })
  since!: string;

  /** YYYY-MM-DD, or null while it lasts. */
  @Column('date', { nullable: true })
  until!: string | null;
}
