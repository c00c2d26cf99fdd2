import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './api/api-error';

const MAX_RETRIES = 2;

/** Only what may pass by itself is tried again. */
function mayPass(error: unknown): boolean {
  return isApiError(error, 'offline', 'unavailable', 'internal');
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A request without a network fails at once as `offline`; waiting in silence would look like loading for ever.
        networkMode: 'always',
        staleTime: 15_000,
        gcTime: 30 * 60_000,
        retry: (failures, error) => failures < MAX_RETRIES && mayPass(error),
        retryDelay: (attempt) => 500 * 2 ** attempt,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
