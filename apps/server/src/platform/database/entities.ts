import { AttachmentEntity } from '../../attachments/attachment.entity.js';
import { StoredFileEntity } from '../../attachments/stored-file.entity.js';
import { DocumentEntity } from '../../documents/document.entity.js';
import { SessionEntity } from '../../identity/session.entity.js';
import { UserEntity } from '../../identity/user.entity.js';
import { AffiliationEntity } from '../../institutions/affiliation.entity.js';
import { InstitutionEntity } from '../../institutions/institution.entity.js';
import { LinkCheckEntity } from '../../programmes/links/link-check.entity.js';
import { ProgrammeSettingsEntity } from '../../programmes/settings/programme-settings.entity.js';
import { OccupationalStandardEntity } from '../../programmes/standards/occupational-standard.entity.js';
import { WorkspaceTemplateEntity } from '../../documents/templates/workspace-template.entity.js';
import { InvitationEntity } from '../../workspaces/invitation.entity.js';
import { MemberEntity } from '../../workspaces/member.entity.js';
import { WorkspaceOwnerEntity } from '../../workspaces/workspace-owner.entity.js';
import { WorkspacePartyEntity } from '../../workspaces/workspace-party.entity.js';
import { WorkspaceEntity } from '../../workspaces/workspace.entity.js';

/** Every entity, listed by hand: a glob finds nothing once the server is bundled or moved. */
export const ENTITIES = [
  AffiliationEntity,
  AttachmentEntity,
  DocumentEntity,
  InstitutionEntity,
  InvitationEntity,
  LinkCheckEntity,
  MemberEntity,
  OccupationalStandardEntity,
  ProgrammeSettingsEntity,
  SessionEntity,
  StoredFileEntity,
  UserEntity,
  WorkspaceEntity,
  WorkspaceOwnerEntity,
  WorkspacePartyEntity,
  WorkspaceTemplateEntity,
];
