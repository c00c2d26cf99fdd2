import { Injectable } from '@nestjs/common';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../platform/errors/app-error.js';

/** Checks that one person may start within ten minutes. */
const PER_PERSON = 10;
/** Checks of one document within a minute, whoever starts them. */
const PER_DOCUMENT = 2;

/** Other people's sites are asked in our name: seldom enough that nobody minds. */
@Injectable()
export class LinkCheckLimiter {
  private readonly person = new RateLimiterMemory({ points: PER_PERSON, duration: 600 });
  private readonly document = new RateLimiterMemory({ points: PER_DOCUMENT, duration: 60 });

  /** @throws AppError too-many-attempts with details {retryAfter: seconds} */
  async take(userId: string, documentId: string): Promise<void> {
    try {
      await this.document.consume(documentId);
      await this.person.consume(userId);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new AppError('too-many-attempts', 'the links were checked a moment ago, try again later', { retryAfter });
    }
  }
}
