import type { ProgrammeSettings } from '@soproekt/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a workspace has set otherwise than shipped. */
export type SettingsOverrides = Partial<Omit<ProgrammeSettings, 'minHours'>> & {
  readonly minHours?: Partial<ProgrammeSettings['minHours']>;
};

/** Limits of the checks of a workspace, only where they differ from the defaults: later defaults reach everybody else. */
@Entity('programme_settings')
export class ProgrammeSettingsEntity {
  @PrimaryColumn('uuid', { name: 'workspace_id' })
  workspaceId!: string;

  @Column('jsonb', { default: {} })
  settings!: SettingsOverrides;

  @Column('timestamptz', { name: 'updated_at', default: () => 'now()' })
  updatedAt!: Date;

  @Column('uuid', { name: 'updated_by', nullable: true })
  updatedBy!: string | null;
}
