import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../platform/errors/app-error.js';

/** Failed tries for one address from one network peer within the window. */
const PER_ACCOUNT = 8;
/** Failed tries from one network peer within the window, whatever the address. */
const PER_PEER = 60;
const WINDOW_SECONDS = 300;

/**
 * Slows guessing down (S5). Counted per address and peer together: whoever guesses locks himself out, not the owner of
 * the account, who comes from elsewhere; and the count forgets after five minutes.
 */
@Injectable()
export class SignInLimiter {
  private readonly perAccount = new RateLimiterMemory({ points: PER_ACCOUNT, duration: WINDOW_SECONDS });
  private readonly perPeer = new RateLimiterMemory({ points: PER_PEER, duration: WINDOW_SECONDS });

  /**
   * Counts a try before the password is looked at: tries sent in parallel would all pass a check made afterwards.
   * @throws AppError too-many-attempts with details {retryAfter: seconds}
   */
  async begin(email: string, peer: string): Promise<void> {
    const account = `${email} ${peer}`;
    // The account first: tries that it refuses leave the budget of the peer to the others behind the same address.
    await take(this.perAccount, account);
    try {
      await take(this.perPeer, peer);
    } catch (refusal) {
      await this.perAccount.reward(account);
      throw refusal;
    }
  }

  /** The password was right: the try does not count, and earlier slips are forgotten. */
  async succeeded(email: string, peer: string): Promise<void> {
    await this.perPeer.reward(peer);
    await this.perAccount.delete(`${email} ${peer}`);
  }
}

async function take(limiter: RateLimiterMemory, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
    throw new AppError('too-many-attempts', 'too many attempts, try again later', { retryAfter });
  }
}
