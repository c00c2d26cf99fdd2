import { Body, Controller, Post, Req, Res } from '@nestjs/common';
import { loginSchema, meSchema, type Me } from '@soproekt/contracts';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import type { Principal } from '../access/principal.js';
import { OptionalActor } from '../access/request-access.js';
import { AppConfig } from '../platform/config/app-config.js';
import { Answers, AnswersNothing } from '../platform/http/answers.decorator.js';
import { AuthService } from './auth.service.js';
import { peerOf } from './peer.js';
import { ProfileService } from './profile.service.js';
import { giveCookie, takeCookie } from './session-cookie.js';

@Controller('api/v1/auth')
export class AuthController {
  constructor(
    private readonly auth: AuthService,
    private readonly profile: ProfileService,
    private readonly config: AppConfig,
  ) {}

  @Post('login')
  @Action('auth.login')
  @Answers(meSchema)
  async login(
    @Body({ schema: loginSchema }) body: z.output<typeof loginSchema>,
    @OptionalActor() before: Principal | null,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Me> {
    const { userId, token } = await this.auth.signIn(body.email, body.password, peerOf(request), before);
    giveCookie(this.config, response, token);
    return this.profile.me(userId);
  }

  /** Without a session as well: the cookie goes in any case. */
  @Post('logout')
  @Action('auth.logout')
  @AnswersNothing()
  async logout(
    @OptionalActor() actor: Principal | null,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    if (actor) await this.auth.signOut(actor);
    takeCookie(this.config, response);
  }
}
