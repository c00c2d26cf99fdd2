/** The database cannot be used; the message is one line for the person who starts the server. */
export class DatabaseUnreachableError extends Error {
  override readonly name = 'DatabaseUnreachableError';
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENOENT',
  '28P01', // wrong password
  '28000', // no such role, or not let in
  '3D000', // no such database
  '57P03', // starting up or shutting down
  '53300', // too many connections
]);

/** The driver's or TypeORM's code of an error, if it has one. */
export function databaseErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('errors' in error && Array.isArray(error.errors)) return databaseErrorCode(error.errors[0]);
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** What an established connection, or the attempt at one, ends with while the database is away, restarts or has no room. */
const AWAY_CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH'],
  ...['57P01', '57P02', '57P03', '53300', '08000', '08003', '08006'],
]);
/** `pg` has no codes for these. */
const AWAY_WORDS =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect/;

/** Whether the same would pass if it were tried when the database is there again. */
export function isDatabaseAway(error: unknown): boolean {
  const code = databaseErrorCode(error);
  if (code !== undefined) return AWAY_CODES.has(code);
  return error instanceof Error && AWAY_WORDS.test(error.message);
}

/** `host:port/name` of a database address, without user and password. */
export function describeDatabase(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || '5432'}${pathname}`;
}

/** Words an error of connecting for people; other errors come back as they are. */
export function explainConnectionError(error: unknown, url: string): unknown {
  const code = databaseErrorCode(error);
  const timedOut = error instanceof Error && /timeout/i.test(error.message);
  if (!timedOut && (code === undefined || !CONNECTION_CODES.has(code))) return error;
  const reason = error instanceof Error && error.message ? error.message : code;
  return new DatabaseUnreachableError(
    `Cannot reach the database at ${describeDatabase(url)} (DATABASE_URL): ${reason}`,
  );
}
