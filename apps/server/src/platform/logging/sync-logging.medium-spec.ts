import { encodeAwareness, encodeSyncStep1, encodeUpdate } from '@soproekt/sync';
import { Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { RawClient, until } from '../../collab/testing/collab-world.js';
import { insertDocument, seedPeople } from '../../testing/seed-people.js';
import { startTestApp, type TestApp } from '../../testing/test-app.js';

const TOKEN = 'green-canary-token-1';
const CANARY = 'yellow-canary-8';

/** Everything the server writes in this test is kept, at the most talkative level. */
describe('the log of the document sync', () => {
  let app: TestApp;
  const lines: string[] = [];

  beforeAll(async () => {
    const env = { LOG_LEVEL: 'trace', METRICS_TOKEN: TOKEN };
    app = await startTestApp({ env, log: { write: (line) => void lines.push(line) } });
  });
  afterAll(() => app?.close());

  const stored = async (documentId: string): Promise<boolean> =>
    Boolean((await app.pool.query('select 1 from document_update where document_id = $1', [documentId])).rowCount);

  it('S34: holds nothing of what people type, are called, sign in with or send by mistake', async () => {
    const { people, workspaceId } = await seedPeople(app.pool);
    const documentId = await insertDocument(app.pool, workspaceId, CANARY);
    const { cookie } = people.author;
    const connect = async (query = '') => {
      const headers = { cookie, origin: app.url };
      const url = `ws://127.0.0.1:${app.port}/collab/${documentId}${query}`;
      const client = await new RawClient(url, headers).open();
      client.ws.send(encodeSyncStep1(Uint8Array.of(0)));
      return client;
    };
    const doc = new Y.Doc();
    doc.getText('text').insert(0, CANARY);
    const awareness = new Awareness(doc);
    awareness.setLocalState({ user: { name: CANARY } });

    const client = await connect(`?ack=1&canary=${CANARY}`);
    client.ws.send(encodeAwareness(encodeAwarenessUpdate(awareness, [doc.clientID])));
    client.ws.send(encodeUpdate(Y.encodeStateAsUpdate(doc)));
    await until('the text to be stored', () => stored(documentId));
    // Frames that follow no protocol, with the canary inside.
    const wrong = [Buffer.from(CANARY), Buffer.concat([Buffer.of(0, 2), Buffer.from(CANARY)]), CANARY];
    for (const frame of wrong) {
      const other = await connect();
      other.ws.send(frame);
      await until('the server to have heard it', () => other.closed !== null || other.frames.length > 0);
      other.ws.terminate();
    }
    await app.call('GET', '/metrics', { headers: { authorization: `Bearer ${TOKEN}` } });
    await app.call('GET', '/metrics', { headers: { authorization: `Bearer ${CANARY}` } });

    // The journal fails: the reason is logged, the edit is not.
    const before = lines.length;
    await app.pool.query('alter table document_update rename to document_update_gone');
    doc.once('update', (update: Uint8Array) => client.ws.send(encodeUpdate(update)));
    doc.getText('text').insert(0, CANARY);
    await until('the failure to be logged', () => lines.slice(before).some((line) => line.includes('"level":40')));
    await app.pool.query('alter table document_update_gone rename to document_update');
    client.ws.terminate();
    awareness.destroy();

    const { username, password } = new URL(app.databaseUrl);
    const log = lines.join('');
    expect(log).toContain('document_update');
    for (const secret of [CANARY, TOKEN, cookie.split('=')[1] ?? '', people.author.name, people.author.email]) {
      expect(secret.length).toBeGreaterThan(8);
      expect(log).not.toContain(secret);
      expect(log).not.toContain(Buffer.from(secret).toString('base64').replace(/=+$/, ''));
      expect(log).not.toContain(Buffer.from(secret).toString('hex'));
    }
    if (password) expect(log).not.toContain(`${username}:${password}`);
    if (password) expect(log).not.toContain(password);
    for (const line of lines) expect(() => JSON.parse(line) as unknown).not.toThrow();
  });

  it('S34: holds no password of the database when it cannot be reached', async () => {
    const refused: string[] = [];
    const database = {
      url: `postgres://canary-user:${CANARY}@127.0.0.1:1/nothing`,
      pool: app.pool,
      drop: async () => undefined,
    };
    const log = { write: (line: string) => void refused.push(line) };
    const started = startTestApp({ env: { LOG_LEVEL: 'trace' }, log, database });
    const error: unknown = await started.then(
      () => null,
      (cause: unknown) => cause,
    );
    expect(String(error)).toContain('ECONNREFUSED');
    expect(refused.join('')).not.toContain(CANARY);
    expect(String(error)).not.toContain(CANARY);
  });
});
