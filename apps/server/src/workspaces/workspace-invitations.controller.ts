import { Body, Controller, Delete, Get, Param, Post } from '@nestjs/common';
import {
  invitationCreatedSchema,
  invitationInputSchema,
  invitationSchema,
  type Invitation,
  type InvitationCreated,
} from '@soproekt/contracts';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor } from '../access/request-access.js';
import { Answers, AnswersNothing } from '../platform/http/answers.decorator.js';
import { InvitationService } from './invitation.service.js';

@Controller('api/v1/workspaces/:id/invitations')
export class WorkspaceInvitationsController {
  constructor(private readonly invitations: InvitationService) {}

  @Get()
  @Action('invitation.list', { workspace: 'id' })
  @Answers(invitationSchema, { list: true })
  list(@Param('id') id: string): Promise<Invitation[]> {
    return this.invitations.list(id);
  }

  @Post()
  @Action('invitation.create', { workspace: 'id' })
  @Answers(invitationCreatedSchema, { status: 201 })
  create(
    @Param('id') id: string,
    @Body({ schema: invitationInputSchema }) body: z.output<typeof invitationInputSchema>,
    @CurrentActor() actor: Principal,
  ): Promise<InvitationCreated> {
    return this.invitations.create(id, body, actor);
  }

  @Delete(':invitationId')
  @Action('invitation.revoke', { workspace: 'id', invitation: 'invitationId' })
  @AnswersNothing()
  revoke(
    @Param('id') id: string,
    @Param('invitationId') invitationId: string,
    @CurrentActor() actor: Principal,
  ): Promise<void> {
    return this.invitations.revoke(id, invitationId, actor);
  }
}
