import {
  personSchema,
  type InstitutionInput,
  type InstitutionPatch,
  type PersonInput,
  type PersonPatch,
} from '@soproekt/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from '../../../app/api/client';
import { keys } from '../../../app/queries/keys';

/** Everybody with an account. */
export function usePeople() {
  return useQuery({
    queryKey: keys.people,
    queryFn: ({ signal }) => api.get('/people', z.array(personSchema), { signal }),
  });
}

/** Changes to institutions and accounts; each promise rejects with ApiError. */
export function useAdministration() {
  const client = useQueryClient();
  const refresh = (...names: (readonly string[])[]) =>
    Promise.all(names.map((queryKey) => client.invalidateQueries({ queryKey })));
  return {
    createInstitution: async (input: InstitutionInput) => {
      await api.post('/institutions', input);
      await refresh(keys.institutions);
    },
    updateInstitution: async (id: string, patch: InstitutionPatch) => {
      await api.patch(`/institutions/${id}`, patch);
      await refresh(keys.institutions, keys.people, keys.me);
    },
    createPerson: async (input: PersonInput) => {
      await api.post('/people', input);
      await refresh(keys.people);
    },
    updatePerson: async (id: string, patch: PersonPatch) => {
      await api.patch(`/people/${id}`, patch);
      await refresh(keys.people, keys.me);
    },
  };
}
