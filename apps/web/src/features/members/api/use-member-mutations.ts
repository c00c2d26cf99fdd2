import { invitationCreatedSchema, invitationSchema, type InvitationInput } from '@soproekt/contracts';
import type { WorkspaceRole } from '@soproekt/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from '../../../app/api/client';
import { keys } from '../../../app/queries/keys';

/** Open invitations; only coordinators may ask. */
export function useInvitations(workspaceId: string, enabled: boolean) {
  return useQuery({
    queryKey: keys.invitations(workspaceId),
    queryFn: ({ signal }) => api.get(`/workspaces/${workspaceId}/invitations`, z.array(invitationSchema), { signal }),
    enabled,
  });
}

/** Everything that changes who belongs to a workspace; each promise rejects with ApiError. */
export function useMemberMutations(workspaceId: string) {
  const client = useQueryClient();
  const base = `/workspaces/${workspaceId}`;
  const refreshMembers = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.members(workspaceId) }),
      client.invalidateQueries({ queryKey: keys.workspace(workspaceId) }),
    ]);
  const refreshInvitations = () => client.invalidateQueries({ queryKey: keys.invitations(workspaceId) });

  return {
    setRole: async (userId: string, role: WorkspaceRole) => {
      await api.patch(`${base}/members/${userId}`, { role });
      await refreshMembers();
    },
    remove: async (userId: string) => {
      await api.delete(`${base}/members/${userId}`);
      await refreshMembers();
    },
    invite: async (input: InvitationInput) => {
      const created = await api.post(`${base}/invitations`, input, invitationCreatedSchema);
      await refreshInvitations();
      return created;
    },
    revoke: async (invitationId: string) => {
      await api.delete(`${base}/invitations/${invitationId}`);
      await refreshInvitations();
    },
  };
}
