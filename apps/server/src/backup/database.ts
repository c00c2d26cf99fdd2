import pg from 'pg';
import { explainConnectionError } from '../platform/database/database-error.js';

/** How the commands show up in `pg_stat_activity`. */
export const APPLICATION = 'soproekt-backup';

/** @throws DatabaseUnreachableError */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    application_name: APPLICATION,
    connectionTimeoutMillis: 10_000,
  });
  // The loss of the connection also fails what is under way; without a listener it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    throw explainConnectionError(error, url);
  }
  return client;
}

/** One connection, closed when the work is done or has failed. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** What a transaction of minutes needs, and what makes the text of COPY the same everywhere. */
export const SESSION = `
  set local statement_timeout = 0;
  set local idle_in_transaction_session_timeout = 0;
  set local lock_timeout = '30s';
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'postgres';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;`;
