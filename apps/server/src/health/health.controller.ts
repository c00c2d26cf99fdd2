import { Controller, Get } from '@nestjs/common';
import { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import { AppError } from '../platform/errors/app-error.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { readinessSchema, type Readiness } from './health-parts.js';
import { ReadinessService } from './readiness.service.js';

const liveSchema = z.object({ status: z.literal('ok') });

/** For supervisors and load balancers. */
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: ReadinessService) {}

  /** The process answers. */
  @Get('live')
  @Action('health.read')
  @Answers(liveSchema)
  live(): z.infer<typeof liveSchema> {
    return { status: 'ok' };
  }

  /** The process can do its work: 200 with `ok` or `degraded`, else 503 with the states of the parts in `details`. */
  @Get('ready')
  @Action('health.read')
  @Answers(readinessSchema)
  async ready(): Promise<Readiness> {
    const readiness = await this.readiness.check();
    if (readiness.status !== 'unavailable') return readiness;
    throw new AppError('unavailable', 'this server cannot do its work at the moment', readiness);
  }
}
