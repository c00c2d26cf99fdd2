import { Module } from '@nestjs/common';
import { CheckContextReader } from './check-context.service.js';

/** Apart from the other features of programmes: documents need it, and those need documents. */
@Module({ providers: [CheckContextReader], exports: [CheckContextReader] })
export class CheckContextModule {}
