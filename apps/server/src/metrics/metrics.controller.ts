import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Registry } from 'prom-client';
import { z } from 'zod';
import { Action } from '../access/action.decorator.js';
import { AppConfig } from '../platform/config/app-config.js';
import { notFound } from '../platform/errors/app-error.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { mayReadMetrics } from './metrics-access.js';
import { MetricsRegistry } from './metrics-registry.js';

/** Figures for Prometheus. */
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly config: AppConfig,
    private readonly registry: MetricsRegistry,
  ) {}

  /** Everything in the text format. Who may not read it is told that there is nothing. */
  @Get()
  @Action('metrics.read')
  @Answers(z.string())
  read(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<string> {
    const { headers, socket } = request;
    if (!mayReadMetrics(this.config.metricsToken, { headers, peer: socket.remoteAddress })) {
      throw notFound('the address');
    }
    // Not by decorators: those would hold for the refusal too.
    response.setHeader('Content-Type', Registry.PROMETHEUS_CONTENT_TYPE);
    response.setHeader('Cache-Control', 'no-store');
    return this.registry.metrics();
  }
}
