import { institutionSchema } from '@soproekt/contracts';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { api } from '../api/client';
import { keys } from './keys';

export const institutionsQuery = queryOptions({
  queryKey: keys.institutions,
  queryFn: ({ signal }) => api.get('/institutions', z.array(institutionSchema), { signal }),
  staleTime: 60_000,
});

/** All institutions of the installation. */
export function useInstitutions(enabled = true) {
  return useQuery({ ...institutionsQuery, enabled });
}
