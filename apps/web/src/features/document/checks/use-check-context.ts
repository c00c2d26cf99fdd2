import { DEFAULT_PROGRAMME_SETTINGS, type CheckContext } from '@soproekt/domain';
import { useMemo } from 'react';
import { useLinkCheck, useProgrammeSettings, useStandards } from '../../../app/queries/programme';
import { useWorkspace } from '../../../app/queries/workspace';
import { dayOf } from '../../../i18n/day';
import { useNow } from '../../../ui/use-now';

/** What the checks need beside the document; null while that is being fetched. */
export function useCheckContext(workspaceId: string, documentId: string, enabled: boolean): CheckContext | null {
  const workspace = useWorkspace(workspaceId).data;
  const settings = useProgrammeSettings(workspaceId, enabled);
  const standards = useStandards(workspaceId, enabled);
  const links = useLinkCheck(documentId, enabled);
  const today = dayOf(new Date(useNow()));
  // Without an answer the shipped limits are better than no checks at all.
  const limits = settings.data?.settings ?? (settings.error ? DEFAULT_PROGRAMME_SETTINGS : null);
  const parties = workspace?.parties;
  const catalogue = standards.data;
  const asked = links.data;
  const waiting = limits === null || parties === undefined || (standards.isPending && enabled);
  return useMemo(() => {
    if (!enabled || waiting) return null;
    return {
      today,
      settings: limits,
      institutions: parties.map(({ id, shortName, kind }) => ({ id, shortName, kind })),
      ...(catalogue && {
        standards: catalogue.map(({ code, audience, functions }) => ({
          code,
          audience,
          functions: functions.map((jobFunction) => jobFunction.code),
        })),
      }),
      ...(asked?.enabled && { links: new Map(asked.links.map(({ url, ok }) => [url, ok])) }),
    };
  }, [enabled, waiting, today, limits, parties, catalogue, asked]);
}
