import type { IncomingHttpHeaders } from 'node:http';
import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors/app-error.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * True when a request comes from our own pages, or from a program that is no browser.
 *
 * Every browser of the last years sends `Origin` or at least `Sec-Fetch-Site` with requests that change state, and a
 * page cannot forge or drop them. A request with neither comes from a program whose owner put the cookie there himself:
 * there is nobody to trick. Behind this stand the SameSite=Lax cookie and the demand for a JSON content type.
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  if (headers.origin !== undefined) return allowed.includes(headers.origin);
  const site = headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin';
}

/** Refuses state changes that other sites' pages ask for (S18), whatever the path. */
export function originCheck(allowed: readonly string[]) {
  return (request: Request, _response: Response, next: NextFunction): void => {
    if (SAFE_METHODS.has(request.method) || isOwnOrigin(request.headers, allowed)) next();
    else next(new AppError('wrong-origin', 'requests from this origin are not accepted'));
  };
}

/**
 * The same for sockets, with a stricter reading: a missing `Origin` counts as foreign unless the browser itself says
 * that the request is same-origin (it leaves `Origin` out of same-origin GET polling). Programs send their Origin.
 */
export function isOwnSocketOrigin(headers: IncomingHttpHeaders, allowed: readonly string[]): boolean {
  if (headers.origin !== undefined) return allowed.includes(headers.origin);
  return headers['sec-fetch-site'] === 'same-origin';
}
