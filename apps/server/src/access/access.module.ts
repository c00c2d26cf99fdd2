import { Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DocumentEntity } from '../documents/document.entity.js';
import { SessionModule } from '../identity/session.module.js';
import { InvitationEntity } from '../workspaces/invitation.entity.js';
import { MemberEntity } from '../workspaces/member.entity.js';
import { AccessGuard } from './access.guard.js';
import { AccessService } from './access.service.js';
import { ActionMapService } from './action-map.service.js';
import { COLLAB_AUTHORIZER, CollabAuthorizerService } from './collab-authorizer.service.js';

/** The gate of the HTTP API, and the facts that other gates (live, document sync) decide on. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([DocumentEntity, InvitationEntity, MemberEntity]), SessionModule, DiscoveryModule],
  providers: [
    AccessService,
    ActionMapService,
    CollabAuthorizerService,
    { provide: COLLAB_AUTHORIZER, useExisting: CollabAuthorizerService },
    { provide: APP_GUARD, useClass: AccessGuard },
  ],
  exports: [AccessService, ActionMapService, COLLAB_AUTHORIZER],
})
export class AccessModule {}
