import type { DocumentDetail, FindingView, LiveAck } from '@soproekt/contracts';
import type { ProgrammeFacts } from '@soproekt/domain';
import { demoFacts, IRO, SRPU, withRow } from '@soproekt/domain/testing';
import { io, type Socket } from 'socket.io-client';
import { DataSource } from 'typeorm';
import { DocumentMaker } from '../../documents/document-maker.service.js';
import { seedPeople, type Seeded, type SeededName } from '../../testing/seed-people.js';
import { startTestApp, type Reply, type TestApp, type TestAppOptions } from '../../testing/test-app.js';
import { programmeState, type WrittenProgramme } from './programme-state.js';

export interface MadeProgramme extends WrittenProgramme {
  readonly id: string;
}

export type LiveEvents = [name: string, payload: Record<string, unknown>][];

/** The demo programme with main literature of this year, whatever year it is. */
export function freshFacts(): ProgrammeFacts {
  const facts = demoFacts();
  return { ...facts, sources: withRow(facts.sources, 's2', { year: new Date().getFullYear() }) };
}

/** A running server with people, and shorthands for what they do with programmes. */
export class ProgrammesWorld {
  private readonly sockets: Socket[] = [];

  private constructor(
    readonly app: TestApp,
    readonly seeded: Seeded,
  ) {}

  static async start(options: TestAppOptions = {}): Promise<ProgrammesWorld> {
    const app = await startTestApp(options);
    return new ProgrammesWorld(app, await seedPeople(app.pool));
  }

  /** Path below the workspace. */
  workspace(rest = ''): string {
    return `/api/v1/workspaces/${this.seeded.workspaceId}${rest}`;
  }

  foreign(rest = ''): string {
    return `/api/v1/workspaces/${this.seeded.foreignWorkspaceId}${rest}`;
  }

  as<T = { code?: string }>(who: SeededName, method: string, path: string, body?: unknown): Promise<Reply<T>> {
    return this.app.call<T>(method, path, { cookie: this.seeded.people[who].cookie, body });
  }

  /** A programme that says what the facts say. */
  async programme(facts = freshFacts(), workspaceId = this.seeded.workspaceId): Promise<MadeProgramme> {
    const { university, iro } = this.seeded.institutions;
    const written = programmeState(facts, { [SRPU]: university, [IRO]: iro });
    const author = { userId: this.seeded.people.author.id, institutionId: university };
    const made = { workspaceId, kind: 'programme', title: 'Программа', state: written.state, author } as const;
    const maker = this.app.app.get(DocumentMaker, { strict: false });
    const id = await this.app.app.get(DataSource).transaction((manager) => maker.make(manager, made));
    return { ...written, id };
  }

  async findings(id: string, query = ''): Promise<FindingView[]> {
    const reply = await this.as<FindingView[]>('reader', 'GET', `/api/v1/documents/${id}/findings${query}`);
    if (reply.status !== 200) throw new Error(`no findings: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }

  async readiness(id: string): Promise<DocumentDetail['readiness']> {
    return (await this.as<DocumentDetail>('reader', 'GET', `/api/v1/documents/${id}`)).body.readiness;
  }

  /** What somebody who looks at the workspace is told from now on. */
  follow(who: SeededName): Promise<LiveEvents> {
    return this.listen(who, this.seeded.workspaceId);
  }

  /** As follow, of one who looks at the other workspace. */
  followForeign(who: SeededName): Promise<LiveEvents> {
    return this.listen(who, this.seeded.foreignWorkspaceId);
  }

  /** What the server answers to an event of somebody who looks at the workspace. */
  async ask(who: SeededName, event: string, payload: object): Promise<LiveAck> {
    await this.follow(who);
    return (await this.sockets.at(-1)?.timeout(3_000).emitWithAck(event, payload)) as LiveAck;
  }

  private listen(who: SeededName, workspaceId: string): Promise<LiveEvents> {
    const events: LiveEvents = [];
    const socket = io(`${this.app.url}/live`, {
      transports: ['websocket'],
      extraHeaders: { cookie: this.seeded.people[who].cookie, origin: this.app.url },
      reconnection: false,
      forceNew: true,
    });
    this.sockets.push(socket);
    socket.onAny((event: string, payload: Record<string, unknown>) => void events.push([event, payload]));
    return new Promise((resolve) => {
      socket.emit('workspace.join', { workspaceId }, () => resolve(events));
    });
  }

  async audited(kind: string): Promise<Record<string, unknown>[]> {
    const { rows } = await this.app.pool.query<Record<string, unknown>>(
      'select actor_id, subject_id, workspace_id, details from audit where kind = $1 order by id',
      [kind],
    );
    return rows;
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.disconnect();
    await this.app.close();
  }
}
