import { ConfigError } from './platform/config/app-config.js';
import { DatabaseUnreachableError } from './platform/database/database-error.js';

/** A reason not to start that the person at the console can do something about. */
export class StartError extends Error {
  override readonly name = 'StartError';
}

/** One clear line for what can be foreseen; a stack trace only for what cannot. */
export function explainStartError(error: unknown): string {
  if (error instanceof ConfigError || error instanceof DatabaseUnreachableError || error instanceof StartError) {
    return error.message;
  }
  if (typeof error !== 'object' || error === null) return `The server could not start: ${String(error)}`;
  const { code, port, address, stack } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE') return `Port ${port} is taken by another program; set PORT to a free one.`;
  if (code === 'EACCES') return `Port ${port} may not be used by this account; set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `HOST ${address ?? ''} is not an address of this machine.`.replace('  ', ' ');
  }
  return `The server could not start: ${stack ?? String(error)}`;
}
