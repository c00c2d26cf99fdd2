import type { QueryClient } from '@tanstack/react-query';
import { forgetCache } from '../persist';
import type { AppRouter } from '../router';
import { signInPath } from './next-path';

const PUBLIC_PATHS = ['/sign-in', '/setup', '/invite'];

/**
 * The server no longer knows our session: on to sign-in, and back here afterwards. Local copies of documents stay, so
 * that unsent edits reach the server once the same person is back; another person's sign-in deletes them.
 */
export function leaveSession(client: QueryClient, router: AppRouter): void {
  const { location } = router.state;
  if (PUBLIC_PATHS.includes(location.pathname)) return;
  const known = client.getQueryData(['me']) !== undefined;
  void router.navigate(signInPath(location), { replace: true, state: { ended: known } }).then(() => {
    client.removeQueries({ type: 'inactive' });
    forgetCache();
  });
}
