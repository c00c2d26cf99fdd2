import { createHash } from 'node:crypto';
import type { DataSource } from 'typeorm';

/**
 * Tells the database from every other one, under whatever address it is reached; the same for all its nodes.
 * @returns eight hexadecimal digits
 */
export async function installationId(dataSource: DataSource): Promise<string> {
  const [row] = await dataSource.query<{ system: string; database: string }[]>(
    `select (pg_control_system()).system_identifier::text as system,
            (select oid::text from pg_database where datname = current_database()) as database`,
  );
  return createHash('sha256').update(`${row?.system}/${row?.database}`).digest('hex').slice(0, 8);
}
