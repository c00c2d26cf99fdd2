import type { Lab } from '../lab.js';
import type { ServerProcess } from '../server-process.js';
import { inParallel, range } from '../wait.js';
import { stopAll, type Contestant } from './contestant.js';
import { prepareHouse, request, type House } from './ours-house.js';

/** A database with accounts and a workspace, made once in a run and copied for every deployment. */
const houses = new WeakMap<Lab, Promise<House>>();

/** The real server: accounts and cookies, rights, journal on PostgreSQL, acknowledgement. */
export const ours: Contestant = {
  name: 'ours',
  stores: true,
  clusters: true,
  reportsSaved: true,
  isPeer: false,
  async deploy(lab, { nodes: count = 1, env, from } = {}) {
    const house = await houseOf(lab);
    const database = await lab.createDatabase(from?.store ?? house.database);
    const redis: Record<string, string> = count > 1 ? { REDIS_URL: await lab.redisUrl() } : {};
    const nodes: ServerProcess[] = [];
    for (let node = 0; node < count; node++) nodes.push(await serverOn(lab, database, { ...redis, ...env?.ours }));
    for (const node of nodes) await node.start();
    const base = (node: number): string => `http://127.0.0.1:${nodes[node]?.port}`;
    return {
      nodes,
      confirmsDurably: true,
      createDocuments: (wanted) =>
        inParallel(range(wanted), 4, async (_, index) => {
          const { id } = await request<{ id: string }>(
            `${base(0)}/api/v1/workspaces/${house.workspaceId}/documents`,
            house.cookies[0],
            { kind: 'note', title: `Bench ${index}`, template: 'blank' },
          );
          return id;
        }),
      address: (documentId, person, node = 0) => ({
        url: `${base(node).replace('http', 'ws')}/collab/${documentId}?ack=1`,
        headers: { cookie: house.cookies[person % house.cookies.length] as string, origin: base(node) },
        documentId,
        dialect: 'soproekt',
      }),
      async rows(documentId) {
        const text = 'select count(*)::int as count from document_update where document_id = $1';
        return (await lab.query(text, [documentId], database))[0]?.count as number;
      },
      async keep() {
        await stopAll(nodes);
        return { store: database };
      },
      async end() {
        await stopAll(nodes);
        await lab.dropDatabase(database);
      },
    };
  },
};

function houseOf(lab: Lab): Promise<House> {
  let house = houses.get(lab);
  if (!house) {
    house = makeHouse(lab);
    houses.set(lab, house);
  }
  return house;
}

async function makeHouse(lab: Lab): Promise<House> {
  const database = await lab.createDatabase();
  const server = await serverOn(lab, database, {});
  await server.start();
  try {
    return { database, ...(await prepareHouse(`http://127.0.0.1:${server.port}`)) };
  } finally {
    await server.stop();
  }
}

async function serverOn(lab: Lab, database: string, env: Record<string, string>): Promise<ServerProcess> {
  const port = await lab.freePort();
  return lab.server({
    args: lab.options.oursArgs,
    cwd: lab.options.oursCwd,
    env: {
      HOST: '127.0.0.1',
      PORT: String(port),
      DATABASE_URL: lab.databaseUrl(database),
      DATA_DIR: lab.path('ours'),
      DEMO: '0',
      LOG_LEVEL: 'warn',
      ...env,
    },
    port,
  });
}
