import type pg from 'pg';
import { BackupError } from './backup-error.js';
import { migrationsOf, quoted } from './catalog.js';

/** What is in a database now, as far as a restore is concerned. */
export interface Holdings {
  /** `current_database()` */
  readonly name: string;
  readonly people: number;
  readonly documents: number;
  /** No row in any table of the application. */
  readonly empty: boolean;
}

/** What a restore would destroy. */
export async function holdingsOf(client: pg.ClientBase): Promise<Holdings> {
  const { rows } = await client.query<{ name: string; tables: string[] }>(`
    select current_database() as name, array(
      select relname::text from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'migration') as tables`);
  const { name = '', tables = [] } = rows[0] ?? {};
  let empty = true;
  for (const table of tables) {
    const found = await client.query(`select 1 from ${quoted(table)} limit 1`);
    if (found.rowCount) empty = false;
  }
  const isOurs = (await migrationsOf(client)).length > 0;
  if (!isOurs && tables.length > 0) {
    throw new BackupError('refused', `The database ${name} holds tables of some other program; name another one.`);
  }
  const count = async (table: string): Promise<number> => {
    if (!tables.includes(table)) return 0;
    const counted = await client.query<{ count: number }>(`select count(*)::int as count from ${quoted(table)}`);
    return counted.rows[0]?.count ?? 0;
  };
  return { name, people: await count('app_user'), documents: await count('document'), empty };
}

/**
 * A server keeps open documents in memory and would write them over what is restored.
 * @throws BackupError
 */
export async function refuseWhileServed(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(
    `select 1 from pg_stat_activity
     where datname = current_database() and application_name in ('soproekt', 'soproekt-journal')`,
  );
  if (rowCount) throw new BackupError('refused', 'A server is at work on this database; stop it first.');
}

/** Removes everything that migrations have made, within the transaction of the caller. */
export async function clear(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(`
    select format('drop table if exists public.%I cascade', relname) as statement from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
    union all
    select format('drop sequence if exists public.%I cascade', relname) from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'S'
    union all
    select format('drop routine if exists %s cascade', oid::regprocedure) from pg_proc as routine
      where pronamespace = 'public'::regnamespace
        and not exists (select 1 from pg_depend where objid = routine.oid and deptype = 'e')`);
  for (const { statement } of rows) await client.query(statement);
}
