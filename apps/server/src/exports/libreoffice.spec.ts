import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { exportDocument } from './export-task.js';
import { demoProgramme, payloadOf } from './testing/demo-programme.js';

const run = promisify(execFile);
const find = (name: string): string | undefined =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
const soffice = find('soffice');
const pdftotext = find('pdftotext');
// Debian: libreoffice-writer-nogui and poppler-utils.
const where = soffice && pdftotext ? describe : describe.skip;
const reason = soffice && pdftotext ? '' : ' (skipped: soffice and pdftotext are not installed)';

where(`the exports in foreign programs${reason}`, () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'soproekt-export-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const pagesOf = async (file: string): Promise<string[]> => {
    const { stdout } = await run(pdftotext ?? '', ['-layout', file, '-']);
    return stdout.split('\f').slice(0, -1);
  };

  /** What both files must read like, page by page. */
  function expectProgramme(pages: readonly string[]): void {
    const [title = '', second = '', contents = ''] = pages;
    expect(title.match(/УТВЕРЖДАЮ/g)).toHaveLength(2);
    // On one level, and no number on this page.
    expect(title).toMatch(/УТВЕРЖДАЮ +УТВЕРЖДАЮ/);
    expect(title).not.toMatch(/^\s*1\s*$/m);
    expect(second).toMatch(/^\s*2\s*$/m);
    expect(second).toContain('Лист согласования');
    expect(contents).toMatch(/4\. Учебный план[. ]+6/);
    const plan = pages.findIndex((page) => page.includes('Таблица 3 – Учебный план'));
    expect(plan + 1).toBe(6);
    expect(pages[plan]).toMatch(/4\. Учебный план/);
    expect(pages[plan]).toMatch(/Итого +36 +6 +20 +10/);
    const text = pages.join('\n');
    expect(text).toMatch(/ИРО +2 +8 +5 +15/);
    expect(text).toMatch(/СРПУ +4 +10 +5 +19/);
    expect(text).toMatch(/совместно +0 +2 +0 +2/);
    expect(text).toMatch(/1\. +анкета;\s+2\. +разбор\./);
    for (const [i, page] of pages.slice(1).entries()) expect(page).toMatch(new RegExp(`^\\s*${i + 2}\\s*$`, 'm'));
  }

  it('the .docx opens in LibreOffice and reads as a programme', async () => {
    const file = join(folder, 'programme.docx');
    await writeFile(file, await exportDocument({ ...payloadOf(demoProgramme().doc), format: 'docx' }));
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    await run(soffice ?? '', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, file]);
    expectProgramme(await pagesOf(join(folder, 'programme.pdf')));
  }, 120_000);

  it('the text of our own PDF can be taken out and reads as a programme', async () => {
    const file = join(folder, 'own.pdf');
    await writeFile(file, await exportDocument({ ...payloadOf(demoProgramme().doc), format: 'pdf' }));
    expectProgramme(await pagesOf(file));
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  }, 120_000);
});
