import { Controller, Get } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import { AppError } from '../platform/errors/app-error.js';
import { Answers } from '../platform/http/answers.decorator.js';

const healthSchema = z.object({ status: z.literal('ok') });

/** For supervisors and load balancers. */
@Controller('health')
export class HealthController {
  constructor(private readonly dataSource: DataSource) {}

  /** The process answers. */
  @Get('live')
  @Action('health.read')
  @Answers(healthSchema)
  live(): z.infer<typeof healthSchema> {
    return { status: 'ok' };
  }

  /** The process can do its work: the database answers within two seconds. */
  @Get('ready')
  @Action('health.read')
  @Answers(healthSchema)
  async ready(): Promise<z.infer<typeof healthSchema>> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('too late')), 2000);
    });
    try {
      await Promise.race([this.dataSource.query('select 1'), late]);
    } catch {
      throw new AppError('unavailable', 'the database does not answer');
    } finally {
      clearTimeout(timer);
    }
    return { status: 'ok' };
  }
}
