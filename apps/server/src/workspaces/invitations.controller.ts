import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import {
  invitationAcceptedSchema,
  invitationAcceptSchema,
  invitationPreviewSchema,
  invitationTokenSchema,
  type InvitationPreview,
} from '@soproekt/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { OptionalActor } from '../access/request-access.js';
import { giveCookie } from '../identity/session-cookie.js';
import { AppConfig } from '../platform/config/app-config.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { InvitationAcceptService } from './invitation-accept.service.js';

/** The token travels in the body: addresses end up in logs and histories. */
@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationAcceptService,
    private readonly config: AppConfig,
  ) {}

  @Post('preview')
  @Action('invitation.preview')
  @Answers(invitationPreviewSchema)
  preview(
    @Body({ schema: invitationTokenSchema }) body: z.output<typeof invitationTokenSchema>,
    @OptionalActor() actor: Principal | null,
  ): Promise<InvitationPreview> {
    return this.invitations.preview(body.token, actor);
  }

  @Post('accept')
  @Action('invitation.accept')
  @Answers(invitationAcceptedSchema)
  async accept(
    @Body({ schema: invitationAcceptSchema }) body: z.output<typeof invitationAcceptSchema>,
    @OptionalActor() actor: Principal | null,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof invitationAcceptedSchema>> {
    const userAgent = request.headers['user-agent'] ?? '';
    const { workspaceId, token } = await this.invitations.accept(body.token, body.account, actor, userAgent);
    if (token) giveCookie(this.config, response, token);
    return { workspaceId };
  }
}
