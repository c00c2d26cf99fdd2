import { programmeSettingsViewSchema, type ProgrammeSettingsPatch } from '@soproekt/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../app/api/client';
import { programmeSettingsQuery } from '../../../app/queries/programme';
import { keys } from '../../../app/queries/keys';
import { currentLocale } from '../../../i18n/i18n';

/** Saves limits of the checks; other languages of the page are asked for again when they are shown. */
export function useSaveSettings(workspaceId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: ProgrammeSettingsPatch) =>
      api.patch(`/workspaces/${workspaceId}/programme-settings`, patch, programmeSettingsViewSchema, {
        query: { locale: currentLocale() },
      }),
    onSuccess: (view) => {
      client.setQueryData(programmeSettingsQuery(workspaceId, currentLocale()).queryKey, view);
      void client.invalidateQueries({ queryKey: keys.programmeSettings(workspaceId), refetchType: 'none' });
    },
  });
}
