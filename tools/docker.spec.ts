import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const dockerfile = readFileSync(resolve(root, 'docker/Dockerfile'), 'utf8');
const compose = readFileSync(resolve(root, 'docker/compose.yaml'), 'utf8');
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
});
