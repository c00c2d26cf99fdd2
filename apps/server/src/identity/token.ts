import { createHash, randomBytes } from 'node:crypto';

/** 32 random bytes, in base64url. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is stored of a token. It has 256 random bits, so a plain hash cannot be guessed back and needs no salt. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest();
