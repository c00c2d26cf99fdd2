import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors/app-error.js';

interface Route {
  readonly method: string;
  /** With parameters as `:id`. */
  readonly path: string;
}

/**
 * Tells of a known path which methods it has: 405 for any other, 204 for OPTIONS, both with `Allow`. No CORS headers:
 * other sites' pages have nothing to ask here (S18).
 * @param routes asked at the first request, when all routes are there
 */
export function knownMethods(routes: () => readonly Route[]) {
  let known: { pattern: RegExp; method: string }[] | undefined;
  return (request: Request, response: Response, next: NextFunction): void => {
    known ??= routes().map(({ method, path }) => ({ method, pattern: patternOf(path) }));
    const methods = new Set(known.filter(({ pattern }) => pattern.test(request.path)).map(({ method }) => method));
    if (methods.has('GET')) methods.add('HEAD');
    if (methods.size === 0 || methods.has(request.method)) return next();
    response.setHeader('Allow', [...methods, 'OPTIONS'].join(', '));
    if (request.method === 'OPTIONS') response.status(204).end();
    else next(new AppError('method-not-allowed', 'this address has no such method'));
  };
}

/** As Express reads it: in any case, with or without a slash at the end. */
const patternOf = (path: string): RegExp => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}/?$`, 'i');
