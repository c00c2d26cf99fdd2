import type { LinkCheck } from '@soproekt/contracts';
import type { ProgrammeFacts, SourceRow } from '@soproekt/domain';
import { waitUntil } from '../../testing/wait-until.js';
import { freshFacts, ProgrammesWorld, type MadeProgramme } from '../testing/programmes-world.js';
import { LinkNetwork } from './link-network.js';
import { startSite, TestNetwork, type LocalSite } from './testing/local-sites.js';

function withLinks(urls: readonly string[]): ProgrammeFacts {
  const facts = freshFacts();
  const sources = urls.map((url, i): SourceRow => ({
    sectionId: 'conditions',
    id: `link-${i}`,
    group: 'internet',
    text: `Ресурс ${i}`,
    year: null,
    url,
  }));
  return { ...facts, sources };
}

describe('links of a programme', () => {
  let world: ProgrammesWorld;
  let site: LocalSite;
  let hold: Promise<void> | null = null;

  beforeAll(async () => {
    site = await startSite((request, response) => {
      const answer = (): void => void response.writeHead(request.url?.startsWith('/gone') ? 404 : 200).end();
      if (hold) void hold.then(answer);
      else answer();
    });
    world = await ProgrammesWorld.start();
    const network = new TestNetwork(site.port, () => ['127.0.0.1']);
    Object.assign(world.app.app.get(LinkNetwork, { strict: false }), {
      resolve: (hostname: string) => network.resolve(hostname),
      permits: (address: string, port: number) => network.permits(address, port),
    });
    await world.as('coordinator', 'POST', world.workspace('/standards/starter'));
  });
  afterAll(async () => {
    await world?.close();
    await site?.close();
  });
  beforeEach(() => void site.asked.splice(0));

  const at = (path: string): string => `http://library.test:${site.port}${path}`;
  const path = (made: MadeProgramme): string => `/api/v1/documents/${made.id}/link-check`;
  const start = (made: MadeProgramme, who: 'author' | 'iroAuthor' = 'author') =>
    world.as<LinkCheck>(who, 'POST', path(made));
  const read = async (made: MadeProgramme): Promise<LinkCheck> =>
    (await world.as<LinkCheck>('reader', 'GET', path(made))).body;
  const done = (made: MadeProgramme) => waitUntil('the end', async () => !(await read(made)).running, 10_000);

  it('are asked in the background; the checks, the readiness and those who look learn of it', async () => {
    const made = await world.programme(withLinks([at('/here'), at('/gone'), 'http://127.0.0.1/', at('/here')]));
    expect(await world.findings(made.id)).toEqual([]);
    expect(await read(made)).toEqual({ enabled: true, running: false, links: [], unchecked: 3 });
    const events = await world.follow('reader');
    const begun = await start(made);
    expect(begun.status).toBe(202);
    await waitUntil('the event', () =>
      events.some(([name, { documentId }]) => name === 'links.checked' && documentId === made.id),
    );
    expect(await read(made)).toMatchObject({
      running: false,
      unchecked: 0,
      links: [
        { url: at('/here'), ok: true, status: 200, error: null },
        { url: at('/gone'), ok: false, status: 404, error: 'status' },
        { url: 'http://127.0.0.1/', ok: false, status: null, error: 'refused-address' },
      ],
    });
    const found = await world.findings(made.id);
    expect(found.map(({ code, variant, place }) => [code, variant, place.rowId])).toEqual([
      ['V16', 'dead-link', 'link-1'],
      ['V16', 'dead-link', 'link-2'],
    ]);
    await waitUntil('the readiness', async () => (await world.readiness(made.id))?.warnings === 2);
    expect(site.asked.sort()).toEqual(['GET /gone', 'HEAD /gone', 'HEAD /here']);
  });

  it('are asked once when two people start the check, and again on request', async () => {
    let release: () => void = () => undefined;
    hold = new Promise((resolve) => (release = resolve));
    const made = await world.programme(withLinks([at('/slow')]));
    expect((await start(made)).body).toMatchObject({ running: true });
    await waitUntil('the question', () => site.asked.length === 1);
    expect((await start(made, 'iroAuthor')).body).toMatchObject({ running: true });
    release();
    hold = null;
    await done(made);
    expect(site.asked).toEqual(['HEAD /slow']);
    await start(made);
    await done(made);
    expect(site.asked).toEqual(['HEAD /slow', 'HEAD /slow']);
    expect(await start(made)).toMatchObject({ status: 429, body: { code: 'too-many-attempts' } });
  });

  it('are bounded for each document', async () => {
    const made = await world.programme(withLinks(Array.from({ length: 230 }, (_, i) => at(`/${i}`))));
    await start(made, 'iroAuthor');
    await done(made);
    expect((await read(made)).links).toHaveLength(200);
    expect(site.asked).toHaveLength(200);
  });

  it('may be anything: what is no address is told, nothing breaks', async () => {
    const strange = ['javascript:alert(1)', '\0', ' ', 'x'.repeat(5_000), '\ud800', 'http://[::1', '🦊'];
    const made = await world.programme(withLinks(strange));
    expect(await start(made, 'iroAuthor')).toMatchObject({ status: 202 });
    await done(made);
    for (const { ok, error } of (await read(made)).links) expect([ok, error]).toEqual([false, 'not-an-address']);
    expect(site.asked).toEqual([]);
  });

  it('S10, S11: are asked by writers of the workspace only', async () => {
    const made = await world.programme(withLinks([at('/rights')]));
    for (const who of ['reviewer', 'reader'] as const) {
      expect(await world.as(who, 'POST', path(made))).toMatchObject({ status: 403 });
      expect(await world.as(who, 'GET', path(made))).toMatchObject({ status: 200 });
    }
    expect(await world.as('outsider', 'POST', path(made))).toMatchObject({ status: 404 });
    expect(await world.as('outsider', 'GET', path(made))).toMatchObject({ status: 404 });
    await world.as('moderator', 'DELETE', `/api/v1/documents/${made.id}`);
    expect(await start(made)).toMatchObject({ status: 409, body: { code: 'wrong-status' } });
    expect(site.asked).toEqual([]);
  });

  it('S17: what other workspaces asked is not shown', async () => {
    const foreign = await world.programme(withLinks([at('/here')]), world.seeded.foreignWorkspaceId);
    const reply = await world.as<LinkCheck>('outsider', 'GET', path(foreign));
    expect(reply.body).toMatchObject({ links: [], unchecked: 1 });
  });

  it('do not hold up the end of the server', async () => {
    const other = await ProgrammesWorld.start();
    let end: () => void = () => undefined;
    const silent = await startSite(() => end());
    const asked = new Promise<void>((resolve) => (end = resolve));
    const network = new TestNetwork(silent.port, () => ['127.0.0.1']);
    Object.assign(other.app.app.get(LinkNetwork, { strict: false }), {
      resolve: (hostname: string) => network.resolve(hostname),
      permits: (address: string, port: number) => network.permits(address, port),
    });
    const made = await other.programme(withLinks([`http://library.test:${silent.port}/`]));
    expect(await other.as('author', 'POST', path(made))).toMatchObject({ status: 202 });
    await asked;
    await other.close();
    await silent.close();
  });

  it('are left alone where LINK_CHECK is off', async () => {
    const other = await ProgrammesWorld.start({ env: { LINK_CHECK: 'off' } });
    try {
      await other.as('coordinator', 'POST', other.workspace('/standards/starter'));
      const made = await other.programme(withLinks([at('/gone')]));
      await other.app.pool.query('insert into link_check (workspace_id, url, ok) values ($1, $2, false)', [
        other.seeded.workspaceId,
        at('/gone'),
      ]);
      const reply = await other.as<LinkCheck>('author', 'POST', path(made));
      expect(reply).toMatchObject({ status: 202, body: { enabled: false, running: false } });
      expect(await other.findings(made.id)).toEqual([]);
      expect(site.asked).toEqual([]);
    } finally {
      await other.close();
    }
  });
});
