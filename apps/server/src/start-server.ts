import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AppOptions } from './app.module.js';
import { createApp } from './create-app.js';
import { DemoService } from './demo/demo.service.js';
import { DemoPresence } from './identity/demo-presence.service.js';
import { AppConfig } from './platform/config/app-config.js';
import { migrate } from './platform/database/migrate.js';
import { StartError } from './start-error.js';

export interface RunningServer {
  readonly app: NestExpressApplication;
  readonly config: AppConfig;
  /** Where people open it. */
  readonly url: string;
}

/**
 * From the environment to a listening server: settings, migrations, demo, port.
 * @throws ConfigError, DatabaseUnreachableError, StartError and EADDRINUSE, which `explainStartError` words
 */
export async function startServer(env: NodeJS.ProcessEnv, options: AppOptions = {}): Promise<RunningServer> {
  const config = AppConfig.fromEnv(env);
  await migrate(config.databaseUrl);
  const app = await createApp(config, options);
  try {
    await app.init();
    if (config.demo && config.embedded) await app.get(DemoService).seedIfEmpty();
    await refuseDemoOnNetwork(app, config);
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw error;
  }
  return { app, config, url: config.publicUrl };
}

/** Everybody knows the demo password: such accounts must not be reachable from other machines (S34). */
async function refuseDemoOnNetwork(app: NestExpressApplication, config: AppConfig): Promise<void> {
  if (config.isLoopback || !(await app.get(DemoPresence).isPresent())) return;
  throw new StartError(
    `The database holds the demo accounts, whose password is public; with them the server listens on this machine ` +
      `only, not on HOST=${config.host}. Use another database, or suspend the demo accounts first.`,
  );
}
