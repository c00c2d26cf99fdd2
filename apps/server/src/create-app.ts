import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { LiveIoAdapter } from './live/live-io.adapter.js';
import { AppModule, type AppOptions } from './app.module.js';
import type { AppConfig } from './platform/config/app-config.js';
import { configureHttp } from './platform/http/configure-http.js';
import { AppLogger } from './platform/logging/app-logger.js';
import { serveApiDescription } from './platform/openapi/openapi.js';

/** The application, ready to listen. Its database must be migrated. */
export async function createApp(config: AppConfig, options: AppOptions = {}): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(AppModule.register(config, options), {
    bodyParser: false,
    abortOnError: false,
    bufferLogs: true,
    // Otherwise keep-alive connections hold up the shutdown until their clients leave.
    forceCloseConnections: true,
  });
  app.useLogger(app.get(AppLogger));
  configureHttp(app);
  app.useWebSocketAdapter(new LiveIoAdapter(app));
  serveApiDescription(app);
  return app;
}
