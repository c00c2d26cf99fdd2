import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { AppConfig } from '../config/app-config.js';

/** First parts of paths that never mean a page. */
const NOT_PAGES = new Set(['api', 'collab', 'socket.io', 'health', 'metrics', 'assets']);

/** Vite names these after their content: they never change. */
const HASHED = /[\\/]assets[\\/]/;

/** Where the built client is: WEB_DIST, or beside the server in the repository. */
export function webDist(config: AppConfig): string | null {
  const beside = fileURLToPath(new URL('../../../../web/dist', import.meta.url));
  const directory = config.webDist ?? beside;
  return existsSync(join(directory, 'index.html')) ? directory : null;
}

/** Serves the client and gives every page address its shell. */
export function serveWebClient(app: NestExpressApplication, directory: string): void {
  app.useStaticAssets(directory, {
    index: false,
    redirect: false,
    dotfiles: 'ignore',
    setHeaders: (response: Response, path: string) => {
      // A stale shell or service worker would keep people on an old version.
      response.setHeader('Cache-Control', HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPageRequest(request)) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: directory, cacheControl: false });
  });
}

function isPageRequest(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  // Express matches routes in any case, so do we: /API is not a page either, nor is //api.
  const first = (request.path.split('/').find((part) => part !== '') ?? '').toLowerCase();
  if (NOT_PAGES.has(first)) return false;
  // A missing file must be missing, not a page; programs that take anything get pages where there could be one.
  if (/\.[a-z0-9]+$/i.test(request.path)) return (request.headers.accept ?? '').includes('text/html');
  return Boolean(request.accepts('html'));
}
