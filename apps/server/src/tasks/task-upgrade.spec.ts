import { initDocument } from '@soproekt/documents';
import { appendFile, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as Y from 'yjs';
import { payloadOf } from '../exports/testing/demo-programme.js';
import { waitUntil } from '../testing/wait-until.js';
import { TaskPool } from './task-pool.service.js';

const SERVER = resolve(import.meta.dirname, '../..');
const LATE = [
  'exports/text/write-json',
  'exports/text/write-html',
  'exports/text/write-markdown',
  'exports/docx/write-docx',
  'exports/pdf/write-pdf',
  'imports/import-task',
  'programmes/standards/read-standards-task',
  'review/proposal-task',
  'attachments/inspect-task',
];
const TIMEOUT = { timeoutMs: 60_000 };

describe('an upgrade under a running server', () => {
  let installation: string;
  let pool: TaskPool;
  const source = (name: string): string => join(installation, 'apps/server/src', name);
  const loaded = (): Promise<string> => readFile(join(installation, 'loaded'), 'utf8').catch(() => '');

  beforeAll(async () => {
    installation = await mkdtemp(join(tmpdir(), 'soproekt-upgrade-'));
    const root = resolve(SERVER, '../..');
    await cp(join(SERVER, 'src'), source(''), { recursive: true });
    await cp(join(SERVER, 'package.json'), join(installation, 'apps/server/package.json'));
    await symlink(join(SERVER, 'node_modules'), join(installation, 'apps/server/node_modules'));
    await symlink(join(root, 'node_modules'), join(installation, 'node_modules'));
    const list = JSON.stringify(join(installation, 'loaded'));
    const append = JSON.stringify('node:fs');
    for (const name of LATE) {
      const trace = `\n(await import(${append})).appendFileSync(${list}, ${JSON.stringify(`${name}\n`)});\n`;
      await appendFile(source(`${name}.ts`), trace);
    }
    pool = new TaskPool({ threads: 1, entry: pathToFileURL(source('tasks/task-worker.ts')).href, loadAllAfterMs: 0 });
  });
  afterAll(async () => {
    await pool.onApplicationShutdown();
    await rm(installation, { recursive: true, force: true });
  });

  it('meets threads that need no program file any more, whatever they are asked for', async () => {
    const doc = new Y.Doc();
    initDocument(doc, { kind: 'note' });
    const payload = payloadOf(doc);
    await pool.run('project', { state: payload.state }, TIMEOUT);
    await waitUntil('all tasks are loaded', async () => (await loaded()).trim().split('\n').length === LATE.length);
    await rm(source(''), { recursive: true });

    for (const format of ['json', 'html', 'md', 'docx', 'pdf'] as const) {
      expect((await pool.run('exportDocument', { ...payload, format }, TIMEOUT)).byteLength).toBeGreaterThan(0);
    }
    const bytes = Buffer.from('standard_code;standard_title;function_code;function_title;action\n01.001;Педагог;;;');
    expect((await pool.run('readStandards', { bytes }, TIMEOUT)).standards).toHaveLength(1);
    const path = join(installation, 'upload.md');
    await writeFile(path, '# Цель\n\nТекст');
    const wish = { title: undefined, kind: undefined, mappings: [], institutions: [], locale: 'ru' as const };
    const imported = await pool.run('importFile', { path, name: 'a.md', preview: true, ...wish }, TIMEOUT);
    expect(imported.preview.sections).toHaveLength(1);
  });
});
