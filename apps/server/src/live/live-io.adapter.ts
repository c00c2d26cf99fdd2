import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { REDIS_LINE } from '../cluster/cluster-ports.js';
import type { RedisLine } from '../cluster/redis-line.js';
import { AppConfig } from '../platform/config/app-config.js';
import { isOwnSocketOrigin } from '../platform/http/origin.js';
import { FOREIGN_ORIGIN, refusalOf, refuseUpgrade } from '../platform/http/refuse-upgrade.js';
import { liveStream } from './live-stream.js';

// Nest brings its own copy of socket.io, whose classes are not assignable to ours.
type IoServer = ReturnType<IoAdapter['createIOServer']>;
type IoOptions = Parameters<IoAdapter['createIOServer']>[1];

/** Largest message of the live workspace, in bytes; what is meant for it is far smaller. */
const MESSAGE_LIMIT = 64 * 1024;

/** socket.io on the HTTP server of the application, closed to other sites. */
export class LiveIoAdapter extends IoAdapter {
  private readonly config: AppConfig;
  private readonly line: RedisLine | null;

  constructor(app: INestApplicationContext) {
    super(app);
    this.config = app.get(AppConfig);
    this.line = app.get<RedisLine | null>(REDIS_LINE);
  }

  override createIOServer(port: number, options?: IoOptions): IoServer {
    const own: Partial<NonNullable<IoOptions>> = {
      path: '/socket.io',
      serveClient: false,
      maxHttpBufferSize: MESSAGE_LIMIT,
      // Compression of many small messages costs more than it saves, and memory per connection.
      perMessageDeflate: false,
      httpCompression: false,
      // The document sync listens for upgrades too; unknown paths are refused in platform/http.
      destroyUpgrade: false,
      allowEIO3: false,
      connectTimeout: 10_000,
      // With several nodes the requests of one polling connection would reach different ones.
      ...(this.line ? { transports: ['websocket'] } : {}),
    };
    const server = super.createIOServer(port, { ...options, ...own } as IoOptions);
    if (this.line) server.adapter(liveStream(this.line));
    server.engine.use((request: IncomingMessage, response: ServerResponse, next: () => void) => {
      // Every request and upgrade, not only the handshake: a session id alone must not suffice for a foreign page.
      if (isOwnSocketOrigin(request.headers, this.config.allowedOrigins)) next();
      else refuse(request, response);
    });
    // Nothing lives in the root namespace: nobody may keep a connection there without a session.
    server.of('/').use((_socket, next) => next(new Error('not-found')));
    return server;
  }
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.upgrade) {
    refuseUpgrade(request.socket, FOREIGN_ORIGIN);
    return;
  }
  const body = refusalOf(FOREIGN_ORIGIN);
  response.writeHead(403, { 'content-type': 'application/json; charset=utf-8', 'x-request-id': body.requestId });
  response.end(JSON.stringify(body));
}
