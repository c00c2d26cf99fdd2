import type pg from 'pg';
import { BackupError } from './backup-error.js';

/** Tables that a backup leaves out, and why. Nothing that is carried over may refer to them. */
export const EXCLUDED_TABLES: Readonly<Record<string, string>> = {
  session:
    'people sign in again: a restored copy must not revive sessions that have ended since, nor a stolen one open any',
};

/** A table as it is carried over. */
export interface Table {
  readonly name: string;
  /** In their order; those that the database computes are left out. */
  readonly columns: readonly string[];
}

/** The tables of the application, each after those that it refers to. */
export async function tablesOf(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select class.relname as name, array_agg(attname::text order by attnum) as columns
    from pg_class as class join pg_attribute on attrelid = class.oid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition
      and attnum > 0 and not attisdropped and attgenerated = ''
    group by class.relname order by class.relname`);
  const references = await client.query<{ from: string; to: string }>(`
    select distinct source.relname as from, target.relname as to
    from pg_constraint join pg_class as source on source.oid = conrelid join pg_class as target on target.oid = confrelid
    where contype = 'f' and connamespace = 'public'::regnamespace and conrelid <> confrelid`);
  const included = rows.filter(({ name }) => EXCLUDED_TABLES[name] === undefined);
  return inOrder(included, references.rows);
}

/** @throws BackupError when tables refer to each other in a circle: loading them would need deferred constraints */
export function inOrder<T extends { readonly name: string }>(
  tables: readonly T[],
  references: readonly { readonly from: string; readonly to: string }[],
): T[] {
  const left = new Map(tables.map((table) => [table.name, table]));
  const order: T[] = [];
  while (left.size > 0) {
    const ready = [...left.values()].filter(
      ({ name }) => !references.some(({ from, to }) => from === name && to !== name && left.has(to)),
    );
    if (ready.length === 0) {
      throw new BackupError('failed', `Tables refer to each other in a circle: ${[...left.keys()].join(', ')}.`);
    }
    for (const table of ready) {
      left.delete(table.name);
      order.push(table);
    }
  }
  return order;
}

/** Where the sequences stand; null: never used. They are outside of any snapshot, hence never behind one taken before. */
export async function sequencesOf(client: pg.ClientBase): Promise<Record<string, string | null>> {
  const { rows } = await client.query<{ name: string; last: string | null }>(
    `select sequencename as name, last_value::text as last from pg_sequences where schemaname = 'public' order by 1`,
  );
  return Object.fromEntries(rows.map(({ name, last }) => [name, last]));
}

/** Names of the migrations that ran, oldest first; none when there is no schema yet. */
export async function migrationsOf(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('public.migration') is not null as there`,
  );
  if (!rows[0]?.there) return [];
  const { rows: done } = await client.query<{ name: string }>('select name from migration order by timestamp, id');
  return done.map(({ name }) => name);
}

/** For names in statements that take no parameters. */
export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** `"table" ("column", …)`, as COPY wants it. */
export const copyTarget = ({ name, columns }: Table): string => `${quoted(name)} (${columns.map(quoted).join(', ')})`;
