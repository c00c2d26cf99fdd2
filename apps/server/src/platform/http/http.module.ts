import { Module, StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { HttpExceptionFilter } from '../errors/http-exception.filter.js';
import { RequestDrain } from './request-drain.js';
import { validationPipe } from './validation.pipe.js';

/** What holds for every handler: schemas in, schemas out, errors with a code. */
@Module({
  providers: [
    RequestDrain,
    { provide: APP_FILTER, useClass: HttpExceptionFilter },
    { provide: APP_PIPE, useValue: validationPipe },
    { provide: APP_INTERCEPTOR, useClass: StandardSchemaSerializerInterceptor },
  ],
})
export class HttpModule {}
