import { createRoot } from 'react-dom/client';
import './styles.css';
import { App } from './app/app';
import { createQueryClient } from './app/query-client';
import { persistCache, restoreCache } from './app/persist';
import { finishWipe } from './app/session/local-data';
import { initialLocale, startI18n } from './i18n/i18n';
import { loadLanguage } from './i18n/load-language';

async function start(): Promise<void> {
  await finishWipe();
  await startI18n(initialLocale(), loadLanguage);
  const client = createQueryClient();
  restoreCache(client);
  persistCache(client);
  createRoot(document.getElementById('root')!).render(<App client={client} />);
}

void start();
