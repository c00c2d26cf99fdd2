import { useMemo } from 'react';
import { useStandardList } from '../../../../app/queries/programme';
import type { Option } from '../grid/grid-types';

/** Job functions to choose from, as «01.011 B/02.7»; none while the catalogue is empty or not to be had. */
export function useJobFunctions(workspaceId: string): readonly Option[] {
  const standards = useStandardList(workspaceId);
  return useMemo(
    () =>
      standards.flatMap((standard) =>
        standard.functions.map(({ code, title }) => ({
          value: `${standard.code} ${code}`,
          label: `${standard.code} ${code}`,
          detail: title,
        })),
      ),
    [standards],
  );
}
