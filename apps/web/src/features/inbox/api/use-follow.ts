import { threadSchema } from '@soproekt/contracts';
import type { FollowLevel } from '@soproekt/domain';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../../../app/api/client';
import { useThreadChange } from '../../../app/queries/review';
import { notifyDone, notifyError } from '../../../ui/notify';
import { useErrorText } from '../../../ui/use-error-text';

/** How one follows a thread, asked for once its menu is open. */
export function useFollow(threadId: string, enabled: boolean) {
  const { t } = useTranslation('inbox');
  const client = useQueryClient();
  const errorText = useErrorText();
  const { mutate } = useThreadChange();
  const queryKey = ['thread-follow', threadId] as const;
  const { data: level } = useQuery({
    queryKey,
    queryFn: async ({ signal }) =>
      (await api.get(`/threads/${threadId}`, threadSchema, { signal })).follow ?? ('default' as const),
    enabled,
  });
  const follow = (wanted: FollowLevel): void =>
    mutate(
      { kind: 'follow', threadId, level: wanted },
      {
        onSuccess: () => {
          client.setQueryData(queryKey, wanted);
          notifyDone(t(`follow.done.${wanted}`));
        },
        onError: (error) => notifyError(errorText(error)),
      },
    );
  return { level, follow };
}
