import { parseCookie } from 'cookie';
import type { CookieOptions, Response } from 'express';
import type { AppConfig } from '../platform/config/app-config.js';

/** Longest life of a session, whatever happens, in days. */
export const ABSOLUTE_DAYS = 60;

const DAY = 86_400_000;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/**
 * `__Host-` binds the cookie to this very host and to https (S2). Browsers refuse the prefix over plain http, so a
 * local installation has to do without.
 */
export const cookieName = (config: AppConfig): string => (config.isSecure ? '__Host-soproekt' : 'soproekt_session');

const options = (config: AppConfig): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  path: '/',
  secure: config.isSecure,
});

/** The session token of a request, if it has the form of one. */
export function readToken(config: AppConfig, cookieHeader: string | undefined): string | null {
  if (!cookieHeader) return null;
  const token = parseCookie(cookieHeader)[cookieName(config)];
  return token && TOKEN.test(token) ? token : null;
}

/** The server decides when a session ends; the cookie merely must not vanish earlier. */
export function giveCookie(config: AppConfig, response: Response, token: string): void {
  response.cookie(cookieName(config), token, { ...options(config), maxAge: ABSOLUTE_DAYS * DAY });
}

export function takeCookie(config: AppConfig, response: Response): void {
  response.clearCookie(cookieName(config), options(config));
}
