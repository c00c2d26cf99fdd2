import type { Locale, Theme } from '@soproekt/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

/** An account. */
@Entity('app_user')
export class UserEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** Lower case. */
  @Column('text')
  email!: string;

  @Column('text')
  name!: string;

  @Column('text', { default: '' })
  post!: string;

  /** argon2id in PHC form; never selected by chance. */
  @Column('text', { name: 'password_hash', select: false })
  passwordHash!: string;

  @Column('boolean', { name: 'is_administrator', default: false })
  isAdministrator!: boolean;

  @Column('text', { default: 'ru' })
  locale!: Locale;

  @Column('text', { default: 'auto' })
  theme!: Theme;

  @Column('timestamptz', { name: 'suspended_at', nullable: true })
  suspendedAt!: Date | null;

  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt!: Date;
}
