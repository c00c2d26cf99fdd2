import { setupStateSchema } from '@soproekt/contracts';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../../app/api/client';
import { keys } from '../../../app/queries/keys';

/** Whether the installation waits for its first administrator, and whether it carries the demo. */
export function useSetupState() {
  return useQuery({
    queryKey: keys.setup,
    queryFn: ({ signal }) => api.get('/setup', setupStateSchema, { signal }),
  });
}
