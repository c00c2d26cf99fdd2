import 'reflect-metadata';
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { announce } from './announce.js';
import { runUntilSignal } from './platform/shutdown.js';
import { explainStartError } from './start-error.js';
import { startServer } from './start-server.js';

async function main(): Promise<void> {
  const server = await startServer(process.env);
  runUntilSignal(server.app);
  await announce(server);
}

// Only when run as a program: tests import what stands beside this file.
if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error: unknown) => {
    console.error(explainStartError(error));
    process.exit(1);
  });
}
