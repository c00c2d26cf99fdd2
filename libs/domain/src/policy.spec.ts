import { DOCUMENT_STATUSES } from './document.js';
import {
  ALL_ACTIONS,
  can,
  PUBLIC_ACTIONS,
  WORKSPACE_ACTIONS,
  type Action,
  type Actor,
  type RoleGrant,
} from './policy.js';
import { WORKSPACE_ROLES, type WorkspaceRole } from './role.js';

const actor: Actor = { userId: 'me', institutionId: 'university', isAdministrator: false };
const administrator: Actor = { ...actor, isAdministrator: true };
const allowed = (role: WorkspaceRole, facts = {}): Action[] =>
  WORKSPACE_ACTIONS.filter((action) => can(actor, action, { role, ...facts }));

describe('can', () => {
  it('lets somebody who is not signed in do only what is public', () => {
    expect(ALL_ACTIONS.filter((action) => can(null, action, { role: 'coordinator' }))).toEqual([...PUBLIC_ACTIONS]);
  });

  it('S16: gives an administrator of the installation no way into a workspace', () => {
    expect(WORKSPACE_ACTIONS.filter((action) => can(administrator, action, { role: null }))).toEqual([]);
    expect(WORKSPACE_ACTIONS.filter((action) => can(administrator, action))).toEqual([]);
  });

  it('keeps the administration to administrators', () => {
    expect(can(actor, 'person.list')).toBe(false);
    expect(can(administrator, 'person.list')).toBe(true);
  });

  it('lets readers read and leave, reviewers remark besides, and nothing else', () => {
    const reading = [
      'workspace.read',
      'workspace.presence',
      'member.list',
      'template.list',
      'programme-settings.read',
      'standard.list',
      'document.list',
      'document.read',
      'document.follow',
      'document.export',
      'attachment.list',
      'attachment.read',
      'thread.list',
      'thread.follow',
      'activity.read',
    ];
    expect(allowed('reader')).toEqual(reading);
    const remarking = ['thread.create', 'thread.comment', 'comment.react'];
    expect(allowed('reviewer').sort()).toEqual([...reading, ...remarking].sort());
  });

  it('lets decide about a thread who raised it, whoever it is assigned to, and authors', () => {
    const thread = { authorId: 'other', assigneeId: null, assigneeInstitutionId: null };
    const decide = ['thread.assign', 'thread.anchor', 'thread.resolve', 'thread.reopen'] as const;
    for (const action of decide) {
      expect(can(actor, action, { role: 'reviewer' })).toBe(false);
      expect(can(actor, action, { role: 'reviewer', thread })).toBe(false);
      expect(can(actor, action, { role: 'reviewer', thread: { ...thread, authorId: 'me' } })).toBe(true);
      expect(can(actor, action, { role: 'reviewer', thread: { ...thread, assigneeId: 'me' } })).toBe(true);
      const assigned = { ...thread, assigneeInstitutionId: 'university' };
      expect(can(actor, action, { role: 'reviewer', thread: assigned })).toBe(true);
      expect(can({ ...actor, institutionId: null }, action, { role: 'reviewer', thread: assigned })).toBe(false);
      expect(can(actor, action, { role: 'reader', thread: { ...thread, authorId: 'me' } })).toBe(false);
      expect(can(actor, action, { role: 'author', thread })).toBe(true);
      expect(can(actor, action, { role: 'author', thread, inBin: true })).toBe(false);
    }
  });

  it('S15: keeps comments to their authors, and accepting to those who may write', () => {
    for (const action of ['comment.update', 'comment.delete'] as const) {
      expect(can(actor, action, { role: 'coordinator', commentAuthorId: 'other' })).toBe(false);
      expect(can(actor, action, { role: 'coordinator', commentAuthorId: null })).toBe(false);
      expect(can(actor, action, { role: 'coordinator' })).toBe(false);
      expect(can(actor, action, { role: 'reviewer', commentAuthorId: 'me' })).toBe(true);
    }
    expect(can(actor, 'thread.accept', { role: 'reviewer' })).toBe(false);
    expect(can(actor, 'thread.accept', { role: 'author', status: 'approved' })).toBe(false);
    expect(can(actor, 'thread.accept', { role: 'author', status: 'in-review' })).toBe(true);
  });

  it('gives every wider role at least what the narrower one has', () => {
    const target = { userId: 'other', role: 'reader' as const, institutionId: 'iro' };
    for (const inBin of [false, true]) {
      for (const status of DOCUMENT_STATUSES) {
        const rights = WORKSPACE_ROLES.map((role) => allowed(role, { inBin, status, target }));
        for (let i = 1; i < rights.length; i += 1) {
          expect(rights[i - 1]).toEqual(expect.arrayContaining(rights[i] ?? []));
        }
      }
    }
  });

  it('refuses edits of what is approved, archived or in the bin', () => {
    expect(can(actor, 'document.edit', { role: 'author', status: 'draft' })).toBe(true);
    expect(can(actor, 'document.edit', { role: 'author', status: 'in-review' })).toBe(true);
    expect(can(actor, 'document.edit', { role: 'author', status: 'approved' })).toBe(false);
    expect(can(actor, 'document.edit', { role: 'author', status: 'archived' })).toBe(false);
    expect(can(actor, 'document.edit', { role: 'author', status: 'draft', inBin: true })).toBe(false);
  });

  it('restores and deletes for good only what is in the bin', () => {
    expect(can(actor, 'document.purge', { role: 'coordinator', inBin: false })).toBe(false);
    expect(can(actor, 'document.purge', { role: 'coordinator', inBin: true })).toBe(true);
    expect(can(actor, 'document.purge', { role: 'moderator', inBin: true })).toBe(false);
    expect(can(actor, 'document.trash', { role: 'moderator', inBin: true })).toBe(false);
  });

  it('lets no coordinator touch the coordinators of another institution', () => {
    const theirs = { userId: 'x', role: 'coordinator' as const, institutionId: 'iro' };
    const ours = { ...theirs, institutionId: 'university' };
    for (const action of ['member.update', 'member.remove'] as const) {
      expect(can(actor, action, { role: 'coordinator', target: theirs })).toBe(false);
      expect(can(actor, action, { role: 'coordinator', target: ours })).toBe(true);
      expect(can(actor, action, { role: 'coordinator', target: { ...theirs, role: 'author' } })).toBe(true);
    }
  });

  it('S16: lets an institution make its own coordinators only, except the first one of an owner', () => {
    const target = { userId: 'x', role: 'author' as const, institutionId: 'iro' };
    const asked = (grant: RoleGrant): boolean[] => [
      can(actor, 'member.update', { role: 'coordinator', target, grant }),
      can(actor, 'invitation.create', { role: 'coordinator', grant }),
    ];
    const coordinator = { role: 'coordinator', awaited: false } as const;
    expect(asked({ ...coordinator, institutionId: 'iro' })).toEqual([false, false]);
    expect(asked({ ...coordinator, institutionId: null })).toEqual([false, false]);
    expect(asked({ ...coordinator, institutionId: 'university' })).toEqual([true, true]);
    expect(asked({ ...coordinator, institutionId: 'iro', awaited: true })).toEqual([true, true]);
    expect(asked({ role: 'moderator', institutionId: 'iro', awaited: false })).toEqual([true, true]);
    const homeless = { ...actor, institutionId: null };
    const grant = { ...coordinator, institutionId: null };
    expect(can(homeless, 'invitation.create', { role: 'coordinator', grant })).toBe(false);
  });

  it('lets everybody leave', () => {
    for (const role of WORKSPACE_ROLES) {
      expect(can(actor, 'member.remove', { role, target: { userId: 'me', role, institutionId: null } })).toBe(true);
    }
  });
});
