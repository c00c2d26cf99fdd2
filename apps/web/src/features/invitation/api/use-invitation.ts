import { invitationAcceptedSchema, invitationPreviewSchema, type InvitationAccept } from '@soproekt/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { api } from '../../../app/api/client';
import { beginSession } from '../../../app/session/begin-session';
import { forgetInvitationToken } from '../invitation-token';

/** What the invitation offers, and what has to be done first. */
export function useInvitationPreview(token: string | null) {
  return useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => api.post('/invitations/preview', { token }, invitationPreviewSchema, { signal }),
    enabled: token !== null,
    retry: false,
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** Accepts, making the account first where one is given, and goes into the workspace. */
export function useAcceptInvitation() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async (input: InvitationAccept): Promise<void> => {
    const { workspaceId } = await api.post('/invitations/accept', input, invitationAcceptedSchema);
    forgetInvitationToken();
    await beginSession(client);
    void navigate(`/w/${workspaceId}`, { replace: true });
  };
}
