/** Loader hooks: `./x.js` finds `./x.ts`, and TypeScript is stripped by swc with the settings of the build. */
import { transform } from '@swc/core';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const swcrc = JSON.parse(await readFile(new URL('../../.swcrc', import.meta.url), 'utf8'));
delete swcrc.$schema;
const options = { ...swcrc, swcrc: false, configFile: false, sourceMaps: 'inline' };

export async function resolve(specifier, context, next) {
  const fromSource = context.parentURL?.endsWith('.ts') && /^\.{1,2}\/.*\.js$/.test(specifier);
  if (!fromSource) return next(specifier, context);
  return next(specifier.replace(/\.js$/, '.ts'), context).catch(() => next(specifier, context));
}

export async function load(url, context, next) {
  if (!url.startsWith('file:') || !url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { ...options, filename });
  return { format: 'module', source: code, shortCircuit: true };
}
