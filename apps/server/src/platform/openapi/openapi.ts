import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { PUBLIC_ACTIONS } from '@soproekt/domain';
import { ActionMapService } from '../../access/action-map.service.js';
import { cookieName } from '../../identity/session-cookie.js';
import { AppConfig } from '../config/app-config.js';

type PathItem = OpenAPIObject['paths'][string];
type Operation = NonNullable<PathItem['get']>;

const SESSION = 'session';

const describe = (publicUrl: string): string => `Workspace in which several institutions design programmes together.

Sign in with \`POST /api/v1/auth/login\` and send its cookie with everything else. Requests with a body are
\`application/json\`; one that names an \`Origin\` must name \`${publicUrl}\`.

The text of a document is not changed here but at \`/collab/<documentId>\`, a WebSocket that speaks the y-websocket protocol.
It needs the session cookie and the header \`Origin: ${publicUrl}\`; without the latter it answers 403.`;

const publicActions = new Set<string>(PUBLIC_ACTIONS);

/** Describes the API from the routes themselves and the schemas of libs/contracts. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const config = app.get(AppConfig);
  const builder = new DocumentBuilder()
    .setTitle('Soproekt')
    .setDescription(describe(config.publicUrl))
    .setVersion('1')
    .addCookieAuth(cookieName(config), { type: 'apiKey' }, SESSION)
    .build();
  const document = SwaggerModule.createDocument(app, builder, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  for (const { method, path, action } of app.get(ActionMapService).routes()) {
    const described = path.replaceAll(/:(\w+)/g, '{$1}');
    const item = document.paths[described];
    const operation = item?.[method.toLowerCase() as 'get'];
    if (operation) complete(operation, described, publicActions.has(action));
  }
  return document;
}

/** Adds what the handlers do not say themselves: the guard reads the ids and the session for them. */
function complete(operation: Operation, path: string, isPublic: boolean): void {
  const rest = (operation.parameters ?? []).filter((parameter) => !('in' in parameter) || parameter.in !== 'path');
  const ids = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path' as const,
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
  operation.parameters = [...ids, ...rest];
  if (!isPublic) operation.security = [{ [SESSION]: [] }];
}

/** `/api/v1/openapi.json` and a page to read it, served by us alone. */
export function serveApiDescription(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Soproekt API',
  });
}
