import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import {
  institutionInputSchema,
  institutionPatchSchema,
  institutionSchema,
  type Institution,
  type InstitutionPatch,
} from '@soproekt/contracts';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor } from '../access/request-access.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { InstitutionService } from './institution.service.js';

@Controller('api/v1/institutions')
export class InstitutionsController {
  constructor(private readonly institutions: InstitutionService) {}

  @Get()
  @Action('institution.list')
  @Answers(institutionSchema, { list: true })
  list(): Promise<Institution[]> {
    return this.institutions.list();
  }

  @Post()
  @Action('institution.create')
  @Answers(institutionSchema, { status: 201 })
  create(
    @Body({ schema: institutionInputSchema }) body: z.output<typeof institutionInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Institution> {
    return this.institutions.create(body, actor.userId);
  }

  @Patch(':id')
  @Action('institution.update', { ids: ['id'] })
  @Answers(institutionSchema)
  update(
    @Param('id') id: string,
    @Body({ schema: institutionPatchSchema }) body: InstitutionPatch,
    @CurrentActor() actor: Principal,
  ): Promise<Institution> {
    return this.institutions.update(id, body, actor.userId);
  }
}
