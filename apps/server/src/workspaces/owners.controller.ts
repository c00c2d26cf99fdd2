import { Body, Controller, Delete, Param, Post } from '@nestjs/common';
import { ownerInputSchema, workspaceSchema, type Workspace } from '@soproekt/contracts';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor } from '../access/request-access.js';
import { Answers, AnswersNothing } from '../platform/http/answers.decorator.js';
import { OwnerService } from './owner.service.js';

@Controller('api/v1/workspaces/:id/owners')
export class OwnersController {
  constructor(private readonly owners: OwnerService) {}

  @Post()
  @Action('owner.add', { workspace: 'id' })
  @Answers(workspaceSchema, { status: 201 })
  add(
    @Param('id') id: string,
    @Body({ schema: ownerInputSchema }) body: z.output<typeof ownerInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<Workspace> {
    return this.owners.add(id, body.institutionId, actor);
  }

  @Delete(':institutionId')
  @Action('owner.remove', { workspace: 'id', ids: ['institutionId'] })
  @AnswersNothing()
  remove(
    @Param('id') id: string,
    @Param('institutionId') institutionId: string,
    @CurrentActor() actor: Principal,
  ): Promise<void> {
    return this.owners.remove(id, institutionId, actor);
  }
}
