import { DocumentEntity } from '../../documents/document.entity.js';
import { SessionEntity } from '../../identity/session.entity.js';
import { UserEntity } from '../../identity/user.entity.js';
import { AffiliationEntity } from '../../institutions/affiliation.entity.js';
import { InstitutionEntity } from '../../institutions/institution.entity.js';
import { InvitationEntity } from '../../workspaces/invitation.entity.js';
import { MemberEntity } from '../../workspaces/member.entity.js';
import { WorkspaceOwnerEntity } from '../../workspaces/workspace-owner.entity.js';
import { WorkspacePartyEntity } from '../../workspaces/workspace-party.entity.js';
import { WorkspaceEntity } from '../../workspaces/workspace.entity.js';

/** Every entity, listed by hand: a glob finds nothing once the server is bundled or moved. */
export const ENTITIES = [
  AffiliationEntity,
  DocumentEntity,
  InstitutionEntity,
  InvitationEntity,
  MemberEntity,
  SessionEntity,
  UserEntity,
  WorkspaceEntity,
  WorkspaceOwnerEntity,
  WorkspacePartyEntity,
];
