import type { DocumentSummary } from '@soproekt/contracts';
import { seedPeople, type Seeded, type SeededName } from '../../testing/seed-people.js';
import { startTestApp, type Reply, type TestApp } from '../../testing/test-app.js';

/** A running server with people, and shorthands for what they do with documents. */
export class DocumentsWorld {
  private constructor(
    readonly app: TestApp,
    readonly seeded: Seeded,
  ) {}

  static async start(): Promise<DocumentsWorld> {
    const app = await startTestApp();
    return new DocumentsWorld(app, await seedPeople(app.pool));
  }

  /** Path of the workspace's documents. */
  get list(): string {
    return `/api/v1/workspaces/${this.seeded.workspaceId}/documents`;
  }

  as<T = { code?: string }>(who: SeededName, method: string, path: string, body?: unknown): Promise<Reply<T>> {
    return this.app.call<T>(method, path, { cookie: this.seeded.people[who].cookie, body });
  }

  /** A document made by the author of the university. */
  async make(input: Record<string, unknown> = {}): Promise<DocumentSummary> {
    const reply = await this.as<DocumentSummary>('author', 'POST', this.list, {
      kind: 'note',
      title: 'Заметка',
      ...input,
    });
    if (reply.status !== 201) throw new Error(`not made: ${JSON.stringify(reply.body)}`);
    return reply.body;
  }
}

/** Path of a document. */
export const at = (document: { id: string }, rest = ''): string => `/api/v1/documents/${document.id}${rest}`;

export const titles = (reply: Reply<DocumentSummary[]>): string[] => reply.body.map(({ title }) => title);
