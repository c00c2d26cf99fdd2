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

/** Adds what the handlers do not say themselves: the guard reads the ids and the session for them, the interceptor the file. */
function complete(operation: Operation, path: string, isPublic: boolean): void {
  const declared = (operation.parameters ?? []).filter((parameter) => 'in' in parameter);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const own = declared.find((parameter) => parameter.in === 'path' && parameter.name === name);
    const isId = !own?.schema || !('enum' in own.schema);
    return isId
      ? { name, in: 'path' as const, required: true, schema: { type: 'string', format: 'uuid' } }
      : { ...own, required: true };
  });
  operation.parameters = [...inPath, ...declared.filter((parameter) => parameter.in !== 'path')];
  if (!isPublic) operation.security = [{ [SESSION]: [] }];
  addFile(operation);
}

/** A schema of the other fields of a form hides the description of its file. */
function addFile({ requestBody }: Operation): void {
  const form = requestBody && 'content' in requestBody ? requestBody.content['multipart/form-data'] : undefined;
  if (!form?.schema || !('properties' in form.schema) || form.schema.properties?.['file']) return;
  const { properties, required = [] } = form.schema;
  form.schema = {
    ...form.schema,
    properties: { file: { type: 'string', format: 'binary' }, ...properties },
    required: ['file', ...required],
  };
}

/** `/api/v1/openapi.json` and a page to read it, served by us alone. */
export function serveApiDescription(app: INestApplication): void {
  SwaggerModule.setup('api/docs', app, () => describeApi(app), {
    jsonDocumentUrl: 'api/v1/openapi.json',
    raw: ['json'],
    customSiteTitle: 'Soproekt API',
  });
}
