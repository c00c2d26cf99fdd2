import {
  standardImportReportSchema,
  standardSchema,
  type Standard,
  type StandardImportMode,
  type StandardInput,
} from '@soproekt/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/api/client';
import { keys } from '../../../app/queries/keys';
import { standardsQuery } from '../../../app/queries/programme';

/** Everything that changes the catalogue of a workspace; each promise rejects with ApiError. */
export function useStandardMutations(workspaceId: string) {
  const client = useQueryClient();
  const path = `/workspaces/${workspaceId}/standards`;
  const { queryKey } = standardsQuery(workspaceId);
  const refresh = () => client.invalidateQueries({ queryKey: keys.standards(workspaceId) });
  const put = (standard: Standard): void => {
    client.setQueryData(queryKey, (list) => list && [...list.filter(({ id }) => id !== standard.id), standard]);
  };
  return {
    create: async (input: StandardInput): Promise<Standard> => {
      const standard = await api.post(path, input, standardSchema);
      put(standard);
      return standard;
    },
    update: async (id: string, input: StandardInput): Promise<Standard> => {
      const standard = await api.patch(`${path}/${id}`, input, standardSchema);
      put(standard);
      return standard;
    },
    remove: async (id: string): Promise<void> => {
      await api.delete(`${path}/${id}`);
      client.setQueryData(queryKey, (list) => list?.filter((standard) => standard.id !== id));
    },
    /** Says what a file would bring (`preview`), or brings it in. */
    importFile: async (file: File, mode: StandardImportMode, preview: boolean) => {
      const form = new FormData();
      form.set('file', file);
      const report = await api.post(`${path}/import`, form, standardImportReportSchema, {
        query: { mode, preview: preview || undefined },
      });
      if (!preview) await refresh();
      return report;
    },
    starter: async () => {
      const report = await api.post(`${path}/starter`, {}, standardImportReportSchema);
      await refresh();
      return report;
    },
  };
}
