import { Global, Module } from '@nestjs/common';
import { SessionModule } from '../identity/session.module.js';
import { LIVE_SOCKETS, type CountLiveSockets } from '../metrics/metrics-ports.js';
import { LiveAccessService } from './live-access.service.js';
import { LivePublisher } from './live-publisher.service.js';
import { LiveRouter } from './live-router.service.js';
import { LiveGateway } from './live.gateway.js';
import { PresenceService } from './presence.service.js';

/** The live workspace: presence, lists that change under one's eyes, access that is withdrawn at once. */
@Global()
@Module({
  imports: [SessionModule],
  providers: [
    LiveAccessService,
    LiveGateway,
    LivePublisher,
    LiveRouter,
    PresenceService,
    {
      provide: LIVE_SOCKETS,
      inject: [LivePublisher],
      useFactory:
        (publisher: LivePublisher): CountLiveSockets =>
        () =>
          publisher.connections,
    },
  ],
  exports: [LivePublisher, LIVE_SOCKETS],
})
export class LiveModule {}
