import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dockerfile = readFileSync(resolve(root, 'docker/Dockerfile'), 'utf8');
const compose = readFileSync(resolve(root, 'docker/compose.yaml'), 'utf8');
const cluster = readFileSync(resolve(root, 'docker/compose.cluster.yaml'), 'utf8');
const caddyfile = readFileSync(resolve(root, 'docker/Caddyfile'), 'utf8');
const packages = ['apps', 'libs'].flatMap((dir) =>
  readdirSync(resolve(root, dir), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${dir}/${entry.name}`),
);

describe('docker', () => {
  it('knows every package of the workspace, or installing would fail for want of its manifest', () => {
    for (const name of packages) {
      expect(dockerfile).toContain(`COPY ${name}/package.json ${name}/`);
      expect(dockerfile).toContain(`COPY --from=build /src/${name}/package.json ${name}/`);
    }
  });

  it('ships every library that the server needs', () => {
    const server = JSON.parse(readFileSync(resolve(root, 'apps/server/package.json'), 'utf8')) as {
      dependencies: Record<string, string>;
    };
    const libraries = Object.keys(server.dependencies).filter((name) => name.startsWith('@soproekt/'));
    expect(libraries.length).toBeGreaterThan(3);
    for (const name of libraries) {
      const dir = `libs/${name.slice('@soproekt/'.length)}/dist`;
      expect(dockerfile).toContain(`COPY --from=build /src/${dir} ${dir}`);
    }
  });

  it('S34: runs as an ordinary user and knows no default secret', () => {
    expect(dockerfile).toMatch(/^USER node$/m);
    expect(compose).toContain('${POSTGRES_PASSWORD:?');
    expect(compose).toContain('${PUBLIC_URL:?');
    expect(readFileSync(resolve(root, 'docker/.env.example'), 'utf8')).toMatch(/^POSTGRES_PASSWORD=$/m);
  });

  /** The lines of a service of the cluster, without its name. */
  const service = (name: string): string => {
    const [, rest = ''] = cluster.split(new RegExp(`^(?:  ${name}:|x-${name}: &${name})$`, 'm'));
    return rest.split(/^(?: {2})?\w[\w-]*:/m, 1)[0] ?? '';
  };

  it('S34: the cluster knows no default secret either, and every value that it asks for is in the example', () => {
    const example = readFileSync(resolve(root, 'docker/.env.example'), 'utf8');
    const asked = [...cluster.matchAll(/\$\{(\w+)(:\?)?/g)];
    expect(asked.length).toBeGreaterThan(4);
    for (const [text, name = '', required] of asked) {
      // Without a token the figures are closed, so an empty one is safe.
      if (name !== 'METRICS_TOKEN') expect([text, required]).toEqual([text, ':?']);
      expect(example).toMatch(new RegExp(`^${name}=$`, 'm'));
    }
  });

  it('the cluster has two equal nodes with Redis, hardened as the single one is', () => {
    expect(cluster).toMatch(/^ {2}app1: \*app$/m);
    expect(cluster).toMatch(/^ {2}app2: \*app$/m);
    const app = cluster.split(/^services:$/m, 1)[0] ?? '';
    expect(app).toContain('REDIS_URL: redis://:${REDIS_PASSWORD:?');
    expect(app).toContain("TRUST_PROXY: '1'");
    for (const line of ['read_only: true', 'tmpfs: [/tmp]', 'cap_drop: [ALL]', 'stop_grace_period: 35s']) {
      expect([compose.includes(line), app.includes(line)]).toEqual([true, true]);
    }
    expect(app).toContain("security_opt: ['no-new-privileges:true']");
  });

  it('the cluster offers the proxy to the network and nothing else', () => {
    expect(cluster.match(/^ {4}ports:$/gm)).toHaveLength(1);
    expect(service('proxy')).toContain('ports:');
    for (const hidden of ['redis', 'database']) {
      expect(service(hidden)).toContain('networks: [back]');
      expect(service(hidden)).not.toContain('ports:');
    }
    expect(cluster).toMatch(/^ {2}back:\n {4}internal: true$/m);
    expect(service('redis')).toContain('--requirepass');
    expect(service('redis')).toContain('--maxmemory-policy');
    expect(service('redis')).toContain('--appendonly no');
  });

  it('the proxy knows both nodes, asks whether they are ready, and ties nobody to one of them', () => {
    expect(caddyfile).toContain('reverse_proxy app1:3000 app2:3000');
    expect(caddyfile).toContain('health_uri /health/ready');
    expect(caddyfile).toContain('lb_policy least_conn');
    expect(caddyfile).not.toMatch(/lb_policy (?:cookie|ip_hash|client_ip_hash|header)/);
  });
});
