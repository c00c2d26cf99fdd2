import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { ActionMapService } from '../../access/action-map.service.js';
import { HttpMetrics } from '../../metrics/http-metrics.js';
import { AppConfig } from '../config/app-config.js';
import { AppLogger } from '../logging/app-logger.js';
import { requestLog } from '../logging/request-log.js';
import { BODY_LIMIT, isUpload, jsonOnly, refusePrototypeKeys } from './body.js';
import { knownMethods } from './known-methods.js';
import { originCheck } from './origin.js';
import { RequestDrain } from './request-drain.js';
import { securityHeaders } from './security-headers.js';
import { refuseUnknownUpgrades } from './unknown-upgrades.js';
import { serveWebClient, webDist } from './web-client.js';

/** Everything that happens to a request before it reaches a controller, in this order. */
export function configureHttp(app: NestExpressApplication): void {
  const config = app.get(AppConfig);
  app.disable('x-powered-by');
  // With 0 the peer's address counts and X-Forwarded-For is ignored: anybody can send that header (S5).
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.use(requestLog(app.get(AppLogger)));
  app.use(app.get(RequestDrain).middleware);
  app.use(app.get(HttpMetrics).middleware);
  app.use(securityHeaders(config));
  app.use(noStore);
  app.use(originCheck(config.allowedOrigins));
  app.use(knownMethods(() => app.get(ActionMapService).routes()));
  app.use(endSlowBodies);
  app.use(jsonOnly);
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true, reviver: refusePrototypeKeys });
  const client = webDist(config);
  if (client) serveWebClient(app, client);
  const server: Server = app.getHttpServer();
  refuseUnknownUpgrades(server);
  // Slow senders of headers or bodies hold a connection no longer than this.
  server.headersTimeout = 10_000;
  endSlowBeginners(server);
  server.requestTimeout = UPLOAD_MS;
}

/** Answers of the API belong to the person who asked: no cache on the way keeps them. */
function noStore(request: Request, response: Response, next: NextFunction): void {
  if (/^\/(api|health)(\/|$)/i.test(request.path)) response.setHeader('Cache-Control', 'no-store');
  next();
}

/** Longest time for sending a file – twenty megabytes over a line of half a megabit – and for every other body, in milliseconds. */
const UPLOAD_MS = 360_000;
const BODY_MS = 60_000;

function endSlowBodies(request: Request, _response: Response, next: NextFunction): void {
  if (!isUpload(request) && !request.complete) {
    const timer = setTimeout(() => !request.complete && request.destroy(), BODY_MS).unref();
    request.once('close', () => clearTimeout(timer));
  }
  next();
}

/** Longest time from a connection to its first complete request, in milliseconds. */
const FIRST_REQUEST_MS = 10_000;

/** Node looks at `headersTimeout` every 30 s only, which would let a connection that says nothing stay as long (S20). */
function endSlowBeginners(server: Server): void {
  const beginners = new WeakMap<Duplex, NodeJS.Timeout>();
  server.on('connection', (socket: Duplex) => {
    beginners.set(socket, setTimeout(() => socket.destroy(), FIRST_REQUEST_MS).unref());
    socket.once('close', () => clearTimeout(beginners.get(socket)));
  });
  const begun = ({ socket }: IncomingMessage): void => clearTimeout(beginners.get(socket));
  server.on('request', begun);
  server.on('upgrade', begun);
}
