/** What one password hash costs. */
export interface HashCost {
  /** KiB */
  readonly memoryCost: number;
  readonly timeCost: number;
  readonly parallelism: number;
}

export const HASH_COST = Symbol('HASH_COST');

/** OWASP's minimum for argon2id (S1). */
export const DEFAULT_HASH_COST: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
