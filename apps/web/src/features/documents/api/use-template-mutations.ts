import { templateSchema, type Template, type TemplateInput, type TemplatePatch } from '@soproekt/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/api/client';
import { keys } from '../../../app/queries/keys';

/** Changes of the templates that a workspace has saved itself; each promise rejects with ApiError. */
export function useTemplateMutations(workspaceId: string) {
  const client = useQueryClient();
  const path = `/workspaces/${workspaceId}/templates`;
  const refresh = () => client.invalidateQueries({ queryKey: keys.templateLists(workspaceId) });
  return {
    save: async (input: TemplateInput): Promise<Template> => {
      const template = await api.post(path, input, templateSchema);
      await refresh();
      return template;
    },
    update: async (id: string, patch: TemplatePatch): Promise<void> => {
      await api.patch(`${path}/${id}`, patch, templateSchema);
      await refresh();
    },
    remove: async (id: string): Promise<void> => {
      await api.delete(`${path}/${id}`);
      await refresh();
    },
  };
}
