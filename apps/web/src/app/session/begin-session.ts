import { meSchema, type Me } from '@soproekt/contracts';
import type { QueryClient } from '@tanstack/react-query';
import { api } from '../api/client';
import { keys } from '../queries/keys';
import { claimDevice } from './local-data';

/** After the cookie was set: who is it now, with nothing left of whoever was here before. */
export async function beginSession(client: QueryClient): Promise<Me> {
  const me = await api.get('/me', meSchema);
  client.clear();
  await claimDevice(me.id);
  client.setQueryData(keys.me, me);
  return me;
}
