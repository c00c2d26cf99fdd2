import { rm } from 'node:fs/promises';

export default async function teardown() {
  const started = globalThis.__soproektPostgres;
  if (!started) return;
  await started.postgres.stop();
  await rm(started.dir, { recursive: true, force: true });
}
