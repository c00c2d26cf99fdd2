/** Token of the `pg.Pool` that belongs to the document journal alone, so that long queries cannot starve saving. */
export const PG_POOL = Symbol('PG_POOL');
