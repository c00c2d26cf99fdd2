import { memberSchema, workspaceSchema, type Member, type Party } from '@soproekt/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { api } from '../api/client';
import { keys } from './keys';

export const workspacesQuery = queryOptions({
  queryKey: keys.workspaces,
  queryFn: ({ signal }) => api.get('/workspaces', z.array(workspaceSchema), { signal }),
});

export const workspaceQuery = (id: string) =>
  queryOptions({
    queryKey: keys.workspace(id),
    queryFn: ({ signal }) => api.get(`/workspaces/${id}`, workspaceSchema, { signal }),
  });

export const membersQuery = (id: string) =>
  queryOptions({
    queryKey: keys.members(id),
    queryFn: ({ signal }) => api.get(`/workspaces/${id}/members`, z.array(memberSchema), { signal }),
  });

/** My workspaces. */
export function useWorkspaces() {
  return useQuery(workspacesQuery);
}

/** One workspace with its parties and my role. Inside `/w/:workspaceId` the data is already there. */
export function useWorkspace(id: string) {
  return useQuery(workspaceQuery(id));
}

/** The members of a workspace. */
export function useMembers(id: string) {
  return useQuery(membersQuery(id));
}

const NO_PARTIES: Party[] = [];
const NO_MEMBERS: Member[] = [];

/** Look-ups of parties and members of a workspace by id; empty until they are loaded. */
export function useParties(workspaceId: string) {
  const parties = useWorkspace(workspaceId).data?.parties ?? NO_PARTIES;
  const members = useMembers(workspaceId).data ?? NO_MEMBERS;
  return useMemo(() => {
    const partyById = new Map(parties.map((party) => [party.id, party]));
    const memberById = new Map(members.map((member) => [member.userId, member]));
    return {
      parties,
      members,
      party: (institutionId: string | null | undefined): Party | undefined =>
        institutionId ? partyById.get(institutionId) : undefined,
      member: (userId: string): Member | undefined => memberById.get(userId),
      /** The institution of a member. */
      partyOf: (userId: string): Party | undefined => partyById.get(memberById.get(userId)?.institution?.id ?? ''),
    };
  }, [parties, members]);
}
