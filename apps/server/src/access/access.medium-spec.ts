import { Controller, Get, Module, Param } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EXPORT_FORMATS } from '@soproekt/contracts';
import { DataSource } from 'typeorm';
import { AppModule } from '../app.module.js';
import { AppConfig } from '../platform/config/app-config.js';
import { UserEntity } from '../identity/user.entity.js';
import { describeApi } from '../platform/openapi/openapi.js';
import { Answers } from '../platform/http/answers.decorator.js';
import { insertDocument, seedPeople, type Seeded } from '../testing/seed-people.js';
import { startTestApp, TEST_HASH_COST, type TestApp } from '../testing/test-app.js';
import { z } from 'zod';
import { Action } from './action.decorator.js';
import { ActionMapService } from './action-map.service.js';

@Controller('api/v1/forgotten')
class ForgottenController {
  @Get('open')
  open(): string {
    return 'anybody';
  }

  @Get(':id/:other')
  @Action('workspace.read', { workspace: 'workspaceId' })
  @Answers(z.object({}))
  careless(@Param('id') id: string): object {
    return { id };
  }
}

@Module({ imports: [] })
class ForgottenModule {}

interface Answer {
  readonly content?: Record<string, { schema?: object }>;
}
interface Operation {
  readonly responses: Record<string, Answer>;
  readonly parameters?: { readonly in: string }[];
}

describe('the gate of the HTTP API', () => {
  let app: TestApp;
  let seeded: Seeded;

  beforeAll(async () => {
    app = await startTestApp();
    seeded = await seedPeople(app.pool);
  });
  afterAll(() => app?.close());

  it('S10: names every handler without an action, an answer or a checked parameter', () => {
    expect(app.app.get(ActionMapService).problems([ForgottenController])).toEqual([
      'ForgottenController.open (GET /api/v1/forgotten/open) has no @Action',
      'ForgottenController.open (GET /api/v1/forgotten/open) has no @Answers or @AnswersNothing',
      'ForgottenController.careless (GET /api/v1/forgotten/:id/:other) has no parameter :workspaceId',
      'ForgottenController.careless (GET /api/v1/forgotten/:id/:other): nobody checks :id',
      'ForgottenController.careless (GET /api/v1/forgotten/:id/:other): nobody checks :other',
    ]);
  });

  it('S10: the server does not start with a handler that no action protects', async () => {
    const config = AppConfig.fromEnv({ DATABASE_URL: app.databaseUrl, LOG_LEVEL: 'silent' });
    const forgetful = await NestFactory.create(
      {
        module: ForgottenModule,
        imports: [AppModule.register(config, { hashing: TEST_HASH_COST })],
        controllers: [ForgottenController],
      },
      { logger: false, abortOnError: false },
    );
    await expect(forgetful.init()).rejects.toThrow('ForgottenController.open');
    await forgetful.close();
  });

  it('describes exactly the routes that there are', () => {
    const document = describeApi(app.app);
    const described = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const routes = app.app
      .get(ActionMapService)
      .routes()
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(described.sort()).toEqual(routes.sort());
  });

  it('describes every parameter of a path, and what needs the session', () => {
    const document = describeApi(app.app);
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, { parameters = [] }] of Object.entries(item) as [string, Operation][]) {
        const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
          name,
          in: 'path',
          required: true,
          schema:
            name === 'format' ? { type: 'string', enum: [...EXPORT_FORMATS] } : { type: 'string', format: 'uuid' },
        }));
        const declared = parameters.filter((parameter) => parameter.in === 'path');
        expect([method, path, declared]).toEqual([method, path, inPath]);
      }
    }
    expect(document.components?.securitySchemes).toEqual({
      session: { type: 'apiKey', in: 'cookie', name: 'soproekt_session' },
    });
    expect(document.paths['/api/v1/workspaces']?.post?.security).toEqual([{ session: [] }]);
    expect(document.paths['/api/v1/auth/login']?.post?.security).toBeUndefined();
    expect(document.paths['/api/v1/documents/{id}']?.delete?.parameters).toHaveLength(2);
    expect(document.info.description).toMatch(/\/collab\/<documentId>.*y-websocket[^]*cookie[^]*Origin/);
    const title = { schema: { properties: { title: { maxLength: 200 } } } };
    expect(document.paths['/api/v1/workspaces/{id}/documents']?.post?.requestBody).toMatchObject({
      content: { 'application/json': title },
    });
  });

  it('describes every body and every answer by a schema', () => {
    const document = describeApi(app.app);
    for (const [path, item] of Object.entries(document.paths)) {
      for (const [method, operation] of Object.entries(item) as [string, Operation][]) {
        const where = `${method} ${path}`;
        const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'));
        // Files have another type than JSON.
        const schemaOf = (answer?: Answer) => Object.values(answer?.content ?? {})[0]?.schema;
        expect([where, success?.[0]]).toEqual([where, expect.any(String)]);
        if (success?.[0] !== '204') expect([where, schemaOf(success?.[1])]).toEqual([where, expect.any(Object)]);
        expect(schemaOf(operation.responses.default)).toMatchObject({ required: expect.any(Array) });
      }
    }
    const login = document.paths['/api/v1/auth/login']?.post?.requestBody;
    expect(login).toMatchObject({
      content: { 'application/json': { schema: { required: ['email', 'password'], additionalProperties: false } } },
    });
  });

  it('describes what foreign programs rely on: formats, files of forms, previews, answers without a body', () => {
    const { paths } = describeApi(app.app);
    const exported = paths['/api/v1/documents/{id}/export/{format}']?.get;
    expect(exported?.parameters?.slice(0, 2)).toMatchObject([
      { name: 'id', in: 'path', schema: { format: 'uuid' } },
      { name: 'format', in: 'path', required: true, schema: { enum: ['docx', 'pdf', 'md', 'html', 'json'] } },
    ]);
    expect(exported?.responses).toMatchObject({ 200: { content: { 'application/pdf': {} } }, 304: {} });
    const imported = paths['/api/v1/workspaces/{id}/documents/import']?.post;
    const file = { type: 'string', format: 'binary' };
    expect(imported?.requestBody).toMatchObject({
      content: { 'multipart/form-data': { schema: { required: ['file'], properties: { file, title: {} } } } },
    });
    const schemaOf = (status: number): unknown =>
      (imported?.responses[status] as Answer).content?.['application/json']?.schema;
    expect(JSON.stringify(schemaOf(200))).toContain('"tables"');
    expect(JSON.stringify(schemaOf(201))).toContain('"documentId"');
  });

  it('serves the description and a page to read it without foreign addresses', async () => {
    expect(await app.call('GET', '/api/v1/openapi.json')).toMatchObject({ status: 200, body: { openapi: '3.0.0' } });
    const page = await app.call<string>('GET', '/api/docs', { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.body).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.body).not.toMatch(/<script>/);
    for (const file of ['swagger-ui-bundle.js', 'swagger-ui-init.js', 'swagger-ui.css']) {
      expect((await app.call('GET', `/api/docs/${file}`)).status).toBe(200);
    }
  });

  it('S11: a second id that belongs elsewhere is not found', async () => {
    const { cookie } = seeded.people.coordinator;
    const { workspaceId, foreignWorkspaceId, people } = seeded;
    const invitation = await app.call<{ id: string }>('POST', `/api/v1/workspaces/${foreignWorkspaceId}/invitations`, {
      cookie: people.outsider.cookie,
      body: { email: people.reader.email, role: 'reader' },
    });
    expect(invitation.status).toBe(201);
    const foreign = [
      ['PATCH', `/api/v1/workspaces/${workspaceId}/members/${people.outsider.id}`, { role: 'reader' }],
      ['DELETE', `/api/v1/workspaces/${workspaceId}/members/${people.outsider.id}`],
      ['DELETE', `/api/v1/workspaces/${workspaceId}/invitations/${invitation.body.id}`],
      ['DELETE', `/api/v1/workspaces/${workspaceId}/owners/${seeded.institutions.school}`],
      ['GET', `/api/v1/workspaces/${foreignWorkspaceId}`],
      ['GET', `/api/v1/workspaces/${foreignWorkspaceId}/members`],
    ] as const;
    for (const [method, path, body] of foreign) {
      expect([path, await app.call(method, path, { cookie, body })]).toMatchObject([
        path,
        { status: 404, body: { code: 'not-found' } },
      ]);
    }
    const { cookie: owner } = people.outsider;
    const list = await app.call<unknown[]>('GET', `/api/v1/workspaces/${foreignWorkspaceId}/invitations`, {
      cookie: owner,
    });
    expect(list.body).toHaveLength(1);
  });

  it.each(['1', 'undefined', 'null', '%00', '%e0%a4', '..%2f..', "' or 1=1--", 'x'.repeat(60), '[object Object]'])(
    'S12: answers the malformed id %j with a coded error and does nothing',
    async (id) => {
      const { cookie } = seeded.people.coordinator;
      const calls = [
        ['GET', `/api/v1/workspaces/${id}`],
        ['DELETE', `/api/v1/workspaces/${seeded.workspaceId}/members/${id}`],
      ] as const;
      for (const [method, path] of calls) {
        const reply = await app.call(method, path, { cookie });
        expect([400, 404]).toContain(reply.status);
        expect(reply.body).toMatchObject({
          code: expect.stringMatching(/^(not-found|invalid-input)$/),
          requestId: expect.any(String),
        });
      }
    },
  );

  it('S12: a query without its value throws instead of finding somebody', async () => {
    const users = app.app.get(DataSource).getRepository(UserEntity);
    const missing = undefined as unknown as string;
    await expect(users.findOneBy({ id: missing })).rejects.toThrow(/undefined/i);
    await expect(users.findOneBy({ email: null as unknown as string })).rejects.toThrow(/null/i);
    await expect(users.update({ id: missing }, { name: 'x' })).rejects.toThrow();
    await expect(users.delete({ id: missing })).rejects.toThrow();
    const { rows } = await app.pool.query(`select 1 from app_user where name = 'x'`);
    expect(rows).toEqual([]);
  });

  it('other spellings of a path and HEAD get past no gate', async () => {
    const id = await insertDocument(app.pool, seeded.workspaceId);
    for (const path of [
      `/API/V1/workspaces/${seeded.workspaceId}`,
      `/api/v1/workspaces/${seeded.workspaceId}/`,
      `//api/v1/workspaces/${seeded.workspaceId}`,
      `/api/v1//workspaces/${seeded.workspaceId}`,
      `/api/v1/workspaces/${seeded.workspaceId}/members/`,
    ]) {
      expect([401, 404]).toContain((await app.call('GET', path)).status);
      expect([401, 404]).toContain((await app.call('HEAD', path)).status);
      const outsider = await app.call('GET', path, { cookie: seeded.people.outsider.cookie });
      expect(outsider.status).toBe(404);
    }
    expect(id).toEqual(expect.any(String));
  });
});
