import { workspaceSchema, type WorkspaceInput, type WorkspacePatch } from '@soproekt/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/api/client';
import { keys } from '../../../app/queries/keys';

/** Everything that changes a workspace; each promise rejects with ApiError. */
export function useWorkspaceMutations(workspaceId = '') {
  const client = useQueryClient();
  const refresh = () =>
    Promise.all([
      client.invalidateQueries({ queryKey: keys.workspace(workspaceId) }),
      client.invalidateQueries({ queryKey: keys.workspaces }),
    ]);
  return {
    create: async (input: WorkspaceInput) => {
      const workspace = await api.post('/workspaces', input, workspaceSchema);
      client.setQueryData(keys.workspace(workspace.id), workspace);
      await client.invalidateQueries({ queryKey: keys.workspaces });
      return workspace;
    },
    update: async (patch: WorkspacePatch) => {
      await api.patch(`/workspaces/${workspaceId}`, patch);
      await refresh();
    },
    addOwner: async (institutionId: string) => {
      await api.post(`/workspaces/${workspaceId}/owners`, { institutionId });
      await refresh();
    },
    removeOwner: async (institutionId: string) => {
      await api.delete(`/workspaces/${workspaceId}/owners/${institutionId}`);
      await refresh();
    },
  };
}
