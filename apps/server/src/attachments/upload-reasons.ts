import {
  Injectable,
  PayloadTooLargeException,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Locale } from '@soproekt/contracts';
import type { Request } from 'express';
import { catchError, type Observable } from 'rxjs';
import { actorOf } from '../access/request-access.js';
import { AppConfig } from '../platform/config/app-config.js';
import { AppError } from '../platform/errors/app-error.js';
import { PersonLocale } from './person-locale.service.js';

const MIB = 1024 * 1024;

/** Stands before the interceptor that takes the file: one that is too large is refused in words about files. */
@Injectable()
export class UploadReasons implements NestInterceptor {
  constructor(
    private readonly config: AppConfig,
    private readonly locales: PersonLocale,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError(async (error: unknown) => {
        if (!(error instanceof PayloadTooLargeException)) throw error;
        const request = context.switchToHttp().getRequest<Request>();
        throw tooLarge(Math.floor(this.config.attachments.maxBytes / MIB), await this.localeOf(request));
      }),
    );
  }

  private async localeOf(request: Request): Promise<Locale> {
    const { locale } = request.query;
    if (locale === 'ru' || locale === 'en') return locale;
    const actor = actorOf(request);
    return actor ? this.locales.of(actor) : 'ru';
  }
}

function tooLarge(most: number, locale: Locale): AppError {
  const text =
    locale === 'ru'
      ? `Файл больше ${most}\u00a0МБ. Уменьшите рисунки в нём или разделите его на части.`
      : `The file is larger than ${most} MB. Reduce its images or split it.`;
  return new AppError('too-large', 'the file is too large', { text });
}
