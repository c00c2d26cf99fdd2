import { Global, Module } from '@nestjs/common';
import { TaskPool } from './task-pool.service.js';

/** Work off the event loop. */
@Global()
@Module({ providers: [{ provide: TaskPool, useFactory: () => new TaskPool() }], exports: [TaskPool] })
export class TasksModule {}
