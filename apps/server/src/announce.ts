import { DEMO_ACCOUNTS, DEMO_PASSWORD } from './demo/accounts.js';
import { DemoPresence } from './identity/demo-presence.service.js';
import { SetupService } from './identity/setup.service.js';
import type { RunningServer } from './start-server.js';
import { AppLogger } from './platform/logging/app-logger.js';

/**
 * Tells that the server listens: to the launcher by message, else on the console. The set-up code goes to the person
 * at the console only, never to the log.
 */
export async function announce({ app, url }: RunningServer): Promise<void> {
  const setup = app.get(SetupService);
  const setupRequired = await setup.isRequired();
  const setupCode = setupRequired ? setup.printedCode : null;
  if (process.send) {
    const demo = await app.get(DemoPresence).isPresent();
    const demoAccounts = demo ? DEMO_ACCOUNTS.map(({ email, name }) => ({ email, name, password: DEMO_PASSWORD })) : [];
    process.send({ ready: true, url, setupRequired, setupCode, demoAccounts });
    return;
  }
  app.get(AppLogger).log(`listening at ${url}`, 'Server');
  if (setupRequired) {
    process.stdout.write(`Open ${url} to make the administrator.${setupCode ? ` Set-up code: ${setupCode}` : ''}\n`);
  }
}
