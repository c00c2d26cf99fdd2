import { meSchema, type Me, type MePatch } from '@soproekt/contracts';
import type { Actor } from '@soproekt/domain';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from './keys';

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => api.get('/me', meSchema, { signal }),
  staleTime: 60_000,
});

/** The signed-in person; inside the signed-in routes it is always there (see RequireSession). */
export function useMe(): Me {
  const { data } = useQuery(meQuery);
  if (!data) throw new Error('useMe outside of a session');
  return data;
}

/** The signed-in person as the policy sees it: `can(useActor(), …)`. */
export function useActor(): Actor {
  const me = useMe();
  return { userId: me.id, institutionId: me.institution?.id ?? null, isAdministrator: me.isAdministrator };
}

export function useUpdateMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: MePatch) => api.patch('/me', patch, meSchema),
    onSuccess: (me) => client.setQueryData(keys.me, me),
  });
}
