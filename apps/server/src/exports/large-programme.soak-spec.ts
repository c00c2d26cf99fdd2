import { exportPath, type ExportFormat } from '@soproekt/contracts';
import * as Y from 'yjs';
import { WireClient } from '../collab/hard/support/wire-client.js';
import { insertStatement } from '../collab/pg-journal.js';
import { until } from '../collab/testing/collab-world.js';
import { insertDocument, seedPeople, type Seeded } from '../testing/seed-people.js';
import { ServerProcess } from '../testing/server-process.js';
import { createTestDatabase, type TestDatabase } from '../testing/test-database.js';
import { WARM } from './export-warm-up.service.js';
import { largeProgramme } from './testing/large-programme.js';

/** What the main thread may compute in one go while exports are made, in milliseconds; the bound of S23. */
const MOST_LAG = 200;
/** What a person waits for a .docx or PDF of more than a hundred pages, the first one too, in milliseconds. */
const MOST_WAIT = 3_000;
const ROUNDS = 5;

describe('exports of a programme of 60 modules, 400 topics and 60 texts', () => {
  let database: TestDatabase;
  let seeded: Seeded;
  let server: ServerProcess;
  let programme: string;
  const clients: WireClient[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    seeded = await seedPeople(database.pool);
    programme = await insertDocument(database.pool, seeded.workspaceId, 'Большая программа');
    await database.pool.query(`update document set kind = 'programme' where id = $1`, [programme]);
    const author = { kind: 'user', userId: seeded.people.author.id } as never;
    const update = Y.encodeStateAsUpdate(largeProgramme());
    const { text, values } = insertStatement({ documentId: programme, update, author, clientIds: [] });
    await database.pool.query(text, values);
    server = await ServerProcess.start({ databaseUrl: database.url, env: { LOG_LEVEL: 'debug' } });
  }, 120_000);
  afterAll(async () => {
    for (const client of clients) client.destroy();
    await server?.kill();
    await database?.drop();
  });

  const join = async (documentId: string, who: 'author' | 'reader'): Promise<WireClient> => {
    const client = await new WireClient(server, documentId, { cookie: seeded.people[who].cookie }).ready();
    clients.push(client);
    return client;
  };

  it('do not stall the typing of others', async () => {
    const documentId = await insertDocument(database.pool, seeded.workspaceId);
    const [writer, reader] = [await join(documentId, 'author'), await join(documentId, 'reader')];
    const waits: number[] = [];
    let going = true;
    const typing = (async () => {
      while (going) {
        const begun = performance.now();
        writer.text.insert(0, 'с');
        await until('the edit', () => reader.text.length === writer.text.length);
        waits.push(performance.now() - begun);
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
    })();
    await until('a warm thread', () => server.output.includes(WARM), 60_000);
    const times = new Map<ExportFormat, number[]>();
    await server.beginAnew();
    for (let round = 0; round < ROUNDS; round++) {
      for (const format of ['docx', 'pdf', 'html', 'md', 'json'] as const) {
        const begun = performance.now();
        const reply = await fetch(server.origin + exportPath(programme, format), {
          headers: { cookie: seeded.people.reader.cookie },
        });
        expect(reply.status).toBe(200);
        const bytes = new Uint8Array(await reply.arrayBuffer());
        times.set(format, [...(times.get(format) ?? []), Math.round(performance.now() - begun)]);
        if (format === 'pdf') {
          const pages =
            Buffer.from(bytes)
              .toString('latin1')
              .match(/\/Type \/Page\b/g) ?? [];
          expect(pages.length).toBeGreaterThanOrEqual(100);
        }
      }
    }
    const { lagMs, clockLagMs } = await server.figures();
    going = false;
    await typing;
    waits.sort((one, other) => one - other);
    const p95 = Math.round(waits[Math.floor(waits.length * 0.95)] ?? 0);
    const figures = { exports: Object.fromEntries(times), lagMs, clockLagMs, edits: waits.length, p95 };
    process.stdout.write(`exports, in milliseconds: ${JSON.stringify(figures)}\n`);
    expect(lagMs).toBeLessThan(MOST_LAG);
    for (const format of ['docx', 'pdf'] as const) expect(times.get(format)?.[0]).toBeLessThan(MOST_WAIT);
  }, 300_000);
});
