/**
 * `node --import ./tools/lib/run-source.mjs --conditions=@soproekt/source file.ts`: runs TypeScript of this repository without a build, as
 * the tests see it. Threads started by the program inherit it. For tests that need a server process of their own.
 */
import { register } from 'node:module';

register('./source-hooks.mjs', import.meta.url);
