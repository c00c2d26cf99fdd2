import { queryOptions, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { z } from 'zod';
import { api } from '../../../../app/api/client';
import type { Option } from '../grid/grid-types';

const functionSchema = z.object({ code: z.string(), title: z.string() });
const standardsSchema = z.array(z.object({ code: z.string(), title: z.string(), functions: z.array(functionSchema) }));

/** The workspace's catalogue of occupational standards, as far as results need it. */
const standardFunctionsQuery = (workspaceId: string) =>
  queryOptions({
    queryKey: ['standard-functions', workspaceId] as const,
    queryFn: ({ signal }) => api.get(`/workspaces/${workspaceId}/standards`, standardsSchema, { signal }),
    retry: false,
    staleTime: 60_000,
  });

const NONE: readonly Option[] = [];

/** Job functions to choose from, as «01.011 B/02.7»; none while the catalogue is empty or not to be had. */
export function useJobFunctions(workspaceId: string): readonly Option[] {
  const { data } = useQuery(standardFunctionsQuery(workspaceId));
  return useMemo(
    () =>
      data?.flatMap((standard) =>
        standard.functions.map(({ code, title }) => ({
          value: `${standard.code} ${code}`,
          label: `${standard.code} ${code}`,
          detail: title,
        })),
      ) ?? NONE,
    [data],
  );
}
