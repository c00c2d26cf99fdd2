import { Global, Module } from '@nestjs/common';
import { ACCESS_EVENTS, AccessEventsService } from './access-events.service.js';

@Global()
@Module({
  providers: [AccessEventsService, { provide: ACCESS_EVENTS, useExisting: AccessEventsService }],
  exports: [AccessEventsService, ACCESS_EVENTS],
})
export class AccessEventsModule {}
