import { Global, Module } from '@nestjs/common';
import { SessionModule } from '../identity/session.module.js';
import { LiveAccessService } from './live-access.service.js';
import { LivePublisher } from './live-publisher.service.js';
import { LiveRouter } from './live-router.service.js';
import { LiveGateway } from './live.gateway.js';
import { PresenceService } from './presence.service.js';

/** The live workspace: presence, lists that change under one's eyes, access that is withdrawn at once. */
@Global()
@Module({
  imports: [SessionModule],
  providers: [LiveAccessService, LiveGateway, LivePublisher, LiveRouter, PresenceService],
  exports: [LivePublisher],
})
export class LiveModule {}
