import type { NextFunction, Request, Response } from 'express';
import { AppError } from '../errors/app-error.js';

/** Largest JSON body, in bytes. Documents travel over the sync socket, not here. */
export const BODY_LIMIT = 256 * 1024;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Refuses keys that could reach a prototype when an object is merged later (S12). JSON.parse makes an own `__proto__`
 * of them, which schemas that only look at known keys would let through.
 */
export function refusePrototypeKeys(key: string, value: unknown): unknown {
  if (FORBIDDEN_KEYS.has(key)) throw new SyntaxError('forbidden key');
  return value;
}

/**
 * The addresses that take files. A foreign page's form can send this kind too; there the check of the origin and the SameSite cookie
 * stand alone.
 */
const TAKES_FILES = [
  /^\/api\/v1\/documents\/[^/]+\/attachments\/?$/i,
  /^\/api\/v1\/workspaces\/[^/]+\/documents\/import\/?$/i,
  /^\/api\/v1\/workspaces\/[^/]+\/standards\/import\/?$/i,
];

/** A body that the handler reads itself. */
export const isUpload = (request: Request): boolean =>
  request.method === 'POST' &&
  TAKES_FILES.some((path) => path.test(request.path)) &&
  Boolean(request.is('multipart/form-data'));

/**
 * Only JSON bodies, and files where they are expected: a foreign page's form can send the other kinds without asking the browser for permission, so this
 * is part of the protection against forged requests (S18).
 */
export function jsonOnly(request: Request, _response: Response, next: NextFunction): void {
  const { 'transfer-encoding': transfer, 'content-length': length } = request.headers;
  const refuse = (): void => next(new AppError('invalid-input', 'the body must be application/json'));
  if ((transfer === undefined && !Number(length ?? 0)) || request.is('application/json') || isUpload(request)) next();
  else if (transfer === undefined) refuse();
  else whenBegun(request, (empty) => (empty ? next() : refuse()));
}

/** A chunked body tells only when it comes whether there is anything in it. */
function whenBegun(request: Request, tell: (empty: boolean) => void): void {
  request.once('readable', () => {
    if (request.read() !== null) tell(false);
    else if (request.complete) tell(true);
    else whenBegun(request, tell);
  });
}
