import { Inject, Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { randomBytes } from 'node:crypto';
import { HASH_COST, type HashCost } from './hash-cost.js';
import { Limiter } from './limiter.js';

/** Hashes at once: each takes 19 MiB and a core for some 30 ms. */
const AT_ONCE = 2;
const QUEUE = 100;

/** argon2id, with a cap on how many run at once: a burst of sign-ins must not take the memory or the cores (S1). */
@Injectable()
export class PasswordService {
  private readonly limiter = new Limiter(AT_ONCE, QUEUE);
  private readonly dummy: Promise<string>;

  constructor(@Inject(HASH_COST) private readonly cost: HashCost) {
    this.dummy = this.hash(randomBytes(24).toString('base64'));
    // Awaited at the first unknown address; until then nobody else would hear of a failure.
    this.dummy.catch(() => undefined);
  }

  /** @returns PHC string `$argon2id$v=19$m=…,t=…,p=…$salt$hash` (argon2id is the library's default) */
  hash(password: string): Promise<string> {
    return this.limiter.run(() => hash(normalise(password), this.cost));
  }

  /**
   * Without a stored hash a dummy is verified, so that an unknown address takes as long as a wrong password (S9).
   * @param stored PHC string, or null when there is no such account
   */
  async verify(stored: string | null, password: string): Promise<boolean> {
    const against = stored ?? (await this.dummy);
    const matches = await this.limiter.run(() => verify(against, normalise(password)));
    return matches && stored !== null;
  }

  /** The hash was made with another cost and should be renewed while the password is at hand. */
  needsRehash(stored: string): boolean {
    const { memoryCost, timeCost, parallelism } = this.cost;
    return !stored.startsWith(`$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$`);
  }
}

/** The same characters typed on another keyboard may arrive composed differently. */
const normalise = (password: string): string => password.normalize('NFKC');
