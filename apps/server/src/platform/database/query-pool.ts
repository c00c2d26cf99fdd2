import type pg from 'pg';
import type { DataSource } from 'typeorm';

/** The pool under TypeORM, which its types do not describe. */
export function queryPool(dataSource: DataSource): pg.Pool {
  return (dataSource.driver as unknown as { readonly master: pg.Pool }).master;
}
