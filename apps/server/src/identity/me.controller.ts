import { Body, Controller, Delete, Get, Patch, Post, Req } from '@nestjs/common';
import {
  mePatchSchema,
  meSchema,
  passwordChangeSchema,
  sessionSchema,
  type Me,
  type MePatch,
  type PasswordChange,
  type Session,
} from '@soproekt/contracts';
import type { Request } from 'express';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { CurrentActor } from '../access/request-access.js';
import { Answers, AnswersNothing } from '../platform/http/answers.decorator.js';
import { PasswordChangeService } from './password-change.service.js';
import { peerOf } from './peer.js';
import { ProfileService } from './profile.service.js';
import { SessionService } from './session.service.js';

@Controller('api/v1/me')
export class MeController {
  constructor(
    private readonly profile: ProfileService,
    private readonly passwords: PasswordChangeService,
    private readonly sessions: SessionService,
  ) {}

  @Get()
  @Action('profile.read')
  @Answers(meSchema)
  read(@CurrentActor() actor: Principal): Promise<Me> {
    return this.profile.me(actor.userId);
  }

  @Patch()
  @Action('profile.update')
  @Answers(meSchema)
  update(@CurrentActor() actor: Principal, @Body({ schema: mePatchSchema }) body: MePatch): Promise<Me> {
    return this.profile.update(actor, body);
  }

  @Post('password')
  @Action('profile.update')
  @AnswersNothing()
  changePassword(
    @CurrentActor() actor: Principal,
    @Body({ schema: passwordChangeSchema }) body: PasswordChange,
    @Req() request: Request,
  ): Promise<void> {
    return this.passwords.change(actor, body, peerOf(request).ip);
  }

  @Get('sessions')
  @Action('profile.read')
  @Answers(sessionSchema, { list: true })
  listSessions(@CurrentActor() actor: Principal): Promise<Session[]> {
    return this.sessions.list(actor);
  }

  /** Ends all sessions but the one that asks. */
  @Delete('sessions')
  @Action('profile.update')
  @AnswersNothing()
  endOtherSessions(@CurrentActor() actor: Principal): Promise<void> {
    return this.sessions.endAll(actor.userId, actor.sessionId);
  }
}
