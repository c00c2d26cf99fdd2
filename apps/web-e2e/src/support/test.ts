import { test as base } from '@playwright/test';
import { createDatabase, freePort, startServer } from './server.js';

/**
 * Every worker has a server and a database of its own, with the demo: test files run side by side without meeting each
 * other's people.
 */
export const test = base.extend<object, { server: string }>({
  server: [
    async ({}, use, { workerIndex }) => {
      const databaseUrl = await createDatabase(`soproekt_worker_${workerIndex}`);
      const server = await startServer({ port: await freePort(), databaseUrl });
      process.env.E2E_URL = server.url;
      await use(server.url);
      await server.stop();
    },
    { scope: 'worker', auto: true },
  ],
});
export { expect, type Locator, type Page } from '@playwright/test';
