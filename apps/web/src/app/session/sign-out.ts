import { quoted } from '@soproekt/domain';
import type { QueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { currentLocale } from '../../i18n/i18n';
import { confirmAction } from '../../ui/confirm';
import { api } from '../api/client';
import { isApiError } from '../api/api-error';
import { wipeLocalData } from './local-data';
import { unsentTitles } from './unsent';

/**
 * Signs out here: asks first when edits would be lost, ends the session, deletes the local copies. The page is loaded
 * anew, so that nothing of the person stays in memory.
 * @param to where to go then
 * @throws ApiError when the session could not be ended; nothing is deleted then
 */
export async function signOut(client: QueryClient, to = '/sign-in'): Promise<void> {
  const unsent = unsentTitles();
  if (unsent.length > 0) {
    const sure = await confirmAction({
      title: i18next.t('session:unsent.title'),
      consequence: i18next.t('session:unsent.consequence', {
        count: unsent.length,
        titles: unsent.map((title) => quoted(title, currentLocale())).join(currentLocale() === 'ru' ? '», «' : '”, “'),
      }),
      confirmLabel: i18next.t('session:unsent.confirm'),
      danger: true,
    });
    if (!sure) return;
  }
  try {
    await api.post('/auth/logout');
  } catch (error) {
    // Already ended on the server: only this device is left to do.
    if (!isApiError(error, 'not-signed-in')) throw error;
  }
  client.clear();
  await wipeLocalData();
  window.location.assign(to);
}
