import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Locale } from '@soproekt/contracts';
import type { ResourceLanguage } from 'i18next';

/** Jest runs from the root of the repository or from here. */
const src = [resolve('apps/web/src'), resolve('src')].find((path) => {
  try {
    return readdirSync(path).includes('main.tsx');
  } catch {
    return false;
  }
})!;

/** Namespaces of a language as they stand on disk; the bundler's import.meta.glob does not exist in Jest. */
export function readLanguage(locale: Locale): ResourceLanguage {
  const folder = join(src, 'i18n', locale);
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, file), 'utf8')) as ResourceLanguage[string],
    ]),
  );
}

/** Text of every source file that is not a test. */
export function readSources(): { path: string; text: string }[] {
  return readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.spec\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }));
}
