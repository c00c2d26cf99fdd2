import { Module } from '@nestjs/common';
import { SessionModule } from '../identity/session.module.js';
import { AffiliationModule } from '../institutions/affiliation.module.js';
import { InvitationAcceptService } from './invitation-accept.service.js';
import { InvitationService } from './invitation.service.js';
import { InvitationsController } from './invitations.controller.js';
import { MemberService } from './member.service.js';
import { MembersController } from './members.controller.js';
import { OwnerService } from './owner.service.js';
import { OwnersController } from './owners.controller.js';
import { WorkspaceInvitationsController } from './workspace-invitations.controller.js';
import { WorkspaceReader } from './workspace-reader.service.js';
import { WorkspaceService } from './workspace.service.js';
import { WorkspacesController } from './workspaces.controller.js';

/** Places of joint work: their owners, members and invitations. */
@Module({
  imports: [AffiliationModule, SessionModule],
  controllers: [
    WorkspacesController,
    MembersController,
    OwnersController,
    WorkspaceInvitationsController,
    InvitationsController,
  ],
  providers: [
    InvitationAcceptService,
    InvitationService,
    MemberService,
    OwnerService,
    WorkspaceReader,
    WorkspaceService,
  ],
})
export class WorkspacesModule {}
