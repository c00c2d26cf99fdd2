import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');

type Versions = Record<string, string>;
interface Manifest {
  name: string;
  version?: string;
  dependencies?: Versions;
  devDependencies?: Versions;
  optionalDependencies?: Versions;
  peerDependencies?: Versions;
}
interface Locked extends Manifest {
  resolved?: string;
  integrity?: string;
  link?: boolean;
}

const KINDS = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'] as const;
const EXACT = /^\d+\.\d+\.\d+(?:-[\w.-]+)?$/;

const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
const folders = [
  '',
  ...['apps', 'libs'].flatMap((dir) => readdirSync(resolve(root, dir)).map((name) => `${dir}/${name}`)),
].filter((folder) => existsSync(resolve(root, folder, 'package.json')));
const manifestOf = (folder: string): Manifest => JSON.parse(read(`${folder || '.'}/package.json`)) as Manifest;
/** A package under another name is asked for as `npm:<name>@<version>`. */
const versionIn = (asked: string): string => asked.replace(/^npm:[^@]+@/, '');
/** What comes from a registry: not the packages of this repository, nor the links to them. */
const foreign = Object.entries(packages).filter(([path, { link }]) => path.includes('node_modules/') && !link);

describe('S35: the lockfile', () => {
  it.each(folders)('S35: is in step with the manifest of “%s”, whose versions are exact', (folder) => {
    const manifest = manifestOf(folder);
    const locked = packages[folder];
    expect(locked).toBeDefined();
    for (const kind of KINDS) {
      expect(locked?.[kind] ?? {}).toEqual(manifest[kind] ?? {});
      if (kind === 'peerDependencies') continue;
      expect(Object.entries(manifest[kind] ?? {}).filter(([, version]) => !EXACT.test(versionIn(version)))).toEqual([]);
    }
  });

  it('S35: knows no package of the repository that is gone', () => {
    const own = Object.keys(packages).filter((path) => !path.includes('node_modules/'));
    expect(own.sort()).toEqual([...folders].sort());
  });

  it('S35: gives every package that the manifests ask for in the version that they name', () => {
    for (const folder of folders) {
      const manifest = manifestOf(folder);
      const asked = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
      for (const [name, version] of Object.entries(asked)) {
        const found = packages[`${folder}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
        const own = found?.link ? packages[found.resolved ?? ''] : found;
        expect([name, own?.version]).toEqual([name, versionIn(version)]);
      }
    }
  });

  it('S35: has a checksum for everything, and nothing from anywhere but the public registry', () => {
    expect(foreign.length).toBeGreaterThan(500);
    expect(foreign.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
    const elsewhere = foreign.filter(
      ([, { resolved }]) => resolved !== undefined && !resolved.startsWith('https://registry.npmjs.org/'),
    );
    expect(elsewhere.map(([path]) => path)).toEqual([]);
  });

  it('S35: is what every installation goes by', () => {
    const workflows = resolve(root, '.github/workflows');
    const files = [
      'docker/Dockerfile',
      'tools/test.mjs',
      'tools/start.mjs',
      ...(existsSync(workflows) ? readdirSync(workflows).map((name) => `.github/workflows/${name}`) : []),
    ];
    for (const file of files) {
      expect([file, /\bnpm (?:install|i|update)\b/.test(read(file))]).toEqual([file, false]);
    }
    for (const file of ['docker/Dockerfile', 'tools/test.mjs', 'tools/start.mjs']) {
      expect([file, /\bnpm(?:',)? (?:\['|)ci\b/.test(read(file))]).toEqual([file, true]);
    }
    expect(read('.npmrc')).toMatch(/^save-exact=true$/m);
  });
});
