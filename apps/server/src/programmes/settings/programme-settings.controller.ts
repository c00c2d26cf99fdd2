import { Body, Controller, Get, Param, Patch, Query } from '@nestjs/common';
import {
  localeSchema,
  programmeSettingsPatchSchema,
  programmeSettingsViewSchema,
  type ProgrammeSettingsPatch,
  type ProgrammeSettingsView,
} from '@soproekt/contracts';
import { z } from 'zod';
import { Action } from '../../access/action.decorator.js';
import type { Principal } from '../../access/principal.js';
import { CurrentActor } from '../../access/request-access.js';
import { Answers } from '../../platform/http/answers.decorator.js';
import { ProgrammeSettingsService } from './programme-settings.service.js';

const querySchema = z.object({
  /** Language of the printed bases; Russian unless told. */
  locale: localeSchema.default('ru'),
});
type SettingsQuery = z.output<typeof querySchema>;

/** Limits of the checks of programmes, for each workspace. */
@Controller('api/v1/workspaces')
export class ProgrammeSettingsController {
  constructor(private readonly settings: ProgrammeSettingsService) {}

  @Get(':id/programme-settings')
  @Action('programme-settings.read', { workspace: 'id' })
  @Answers(programmeSettingsViewSchema)
  read(@Param('id') id: string, @Query({ schema: querySchema }) query: SettingsQuery): Promise<ProgrammeSettingsView> {
    return this.settings.read(id, query.locale);
  }

  /** Changes only what is named; null goes back to the default. */
  @Patch(':id/programme-settings')
  @Action('programme-settings.update', { workspace: 'id' })
  @Answers(programmeSettingsViewSchema)
  async update(
    @Param('id') id: string,
    @Query({ schema: querySchema }) query: SettingsQuery,
    @Body({ schema: programmeSettingsPatchSchema }) body: ProgrammeSettingsPatch,
    @CurrentActor() actor: Principal,
  ): Promise<ProgrammeSettingsView> {
    await this.settings.update(id, body, actor);
    return this.settings.read(id, query.locale);
  }
}
