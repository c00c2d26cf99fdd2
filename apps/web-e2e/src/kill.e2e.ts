import { createRandom, testSeed } from '@soproekt/testing';
import { expect, test } from '@playwright/test';
import { createDatabase, freePort, startServer } from './support/server.js';
import { call, connect, signIn } from './support/program.js';

/** More of them, 200 on one node and 200 on two, are in `npm run test:soak -- kill`. */
const KILLS = process.env.SOAK ? 20 : 5;

/** S36: acknowledged after commit. The seed decides when the server is killed; it is part of the title of a failure. */
test(`S36: ${KILLS} times kill -9 while two people type: what was shown as saved is there afterwards`, async () => {
  test.setTimeout(300_000);
  const seed = testSeed();
  const random = createRandom(seed);
  const databaseUrl = await createDatabase('soproekt_kill');
  const port = await freePort();
  let server = await startServer({ port, databaseUrl });
  const university = await signIn(server.url, 'author@university.example');
  const iro = await signIn(server.url, 'author@iro.example');
  const [workspace] = await call<{ id: string }[]>(server.url, university, '/workspaces');
  const made = await call<{ id: string }>(server.url, university, `/workspaces/${workspace?.id}/documents`, 'POST', {
    kind: 'note',
    title: 'Kill -9',
  });

  /** Everything of which a client was told that it is saved. */
  const saved = new Set<string>();
  let edits = 0;
  let number = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const writers = [connect(server.url, university, made.id), connect(server.url, iro, made.id)];
    await Promise.all(
      writers.map(({ client }) => expect.poll(() => client.getSnapshot().status, { timeout: 15_000 }).toBe('saved')),
    );
    if (kill > 0) {
      const found = new Set((writers[0]?.doc.getArray<string>('kill').toArray() ?? []).map(String));
      const lost = [...saved].filter((edit) => !found.has(edit));
      expect(lost, `seed ${seed}, after kill ${kill}`).toEqual([]);
    }
    for (const { doc, client } of writers) {
      const mine: string[] = [];
      client.subscribe(() => {
        if (client.getSnapshot().status === 'saved') mine.splice(0).forEach((edit) => saved.add(edit));
      });
      doc.on('update', (_update, origin) => {
        if (origin === 'typing') mine.push(`${number}`);
      });
    }
    const typing = setInterval(() => {
      for (const { doc } of writers) {
        number += 1;
        edits += 1;
        doc.transact(() => doc.getArray('kill').push([`${number}`]), 'typing');
      }
    }, 5);
    await new Promise((resolve) => setTimeout(resolve, 100 + random.int(600)));
    await server.kill();
    clearInterval(typing);
    for (const { client, doc } of writers) {
      client.destroy();
      doc.destroy();
    }
    server = await startServer({ port, databaseUrl });
  }
  const last = connect(server.url, iro, made.id);
  await expect.poll(() => last.client.getSnapshot().status).toBe('saved');
  const found = new Set(last.doc.getArray<string>('kill').toArray());
  expect(
    [...saved].filter((edit) => !found.has(edit)),
    `seed ${seed}`,
  ).toEqual([]);
  // The test would prove nothing if nothing had been confirmed between the kills.
  expect(saved.size).toBeGreaterThan(edits / 10);
  last.client.destroy();
  expect(await server.stop()).toBe(0);
});
