import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { meSchema, setupSchema, setupStateSchema, type Me, type SetupState } from '@soproekt/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import { AppConfig } from '../platform/config/app-config.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { peerOf } from './peer.js';
import { ProfileService } from './profile.service.js';
import { giveCookie } from './session-cookie.js';
import { SessionService } from './session.service.js';
import { SetupService } from './setup.service.js';

@Controller('api/v1/setup')
export class SetupController {
  constructor(
    private readonly setup: SetupService,
    private readonly sessions: SessionService,
    private readonly profile: ProfileService,
    private readonly config: AppConfig,
  ) {}

  @Get()
  @Action('setup.read')
  @Answers(setupStateSchema)
  state(): Promise<SetupState> {
    return this.setup.state();
  }

  /** Makes the first administrator and signs in. */
  @Post()
  @Action('setup.complete')
  @Answers(meSchema, { status: 201 })
  async complete(
    @Body({ schema: setupSchema }) body: z.output<typeof setupSchema>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const userId = await this.setup.complete(body);
    giveCookie(this.config, response, await this.sessions.begin(userId, peerOf(request).userAgent));
    return this.profile.me(userId);
  }
}
