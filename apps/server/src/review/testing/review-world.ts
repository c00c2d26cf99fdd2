import type { DocumentSummary, Inbox, ThreadView } from '@soproekt/contracts';
import { addSection, anchorOfRange, flatText, sectionFragment, type Anchor } from '@soproekt/documents';
import * as Y from 'yjs';
import { DocumentStore } from '../../documents/document-store.js';
import { ProgrammesWorld } from '../../programmes/testing/programmes-world.js';
import type { SeededName } from '../../testing/seed-people.js';
import type { Reply } from '../../testing/test-app.js';

export type ThreadAnswer = ThreadView & { code?: string; details?: Record<string, unknown> };

export const WORDS = 'Программа рассчитана на два месяца. Занятия проходят очно.';

/** A server with people, and for each test a document of one paragraph that they review. */
export class ReviewWorld {
  private started: ProgrammesWorld | null = null;
  documentId = '';
  sectionId = '';

  get world(): ProgrammesWorld {
    if (!this.started) throw new Error('the server has not been started');
    return this.started;
  }

  async start(): Promise<void> {
    this.started = await ProgrammesWorld.start();
  }

  async close(): Promise<void> {
    await this.started?.close();
  }

  /** A new document, and nothing in anybody's inbox. */
  async begin(): Promise<void> {
    await this.world.app.pool.query('delete from inbox_item');
    const path = `/workspaces/${this.world.seeded.workspaceId}/documents`;
    const wanted = { kind: 'note', title: 'Заметка', template: 'blank' };
    this.documentId = (await this.as<DocumentSummary>('author', 'POST', path, wanted)).body.id;
    await this.edit((doc) => {
      this.sectionId = addSection(doc, {
        title: 'Текст',
        content: (fragment) => {
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText(WORDS)]);
          fragment.insert(0, [paragraph]);
        },
      });
    });
  }

  readonly as = <T = ThreadAnswer>(who: SeededName, method: string, path: string, body?: unknown): Promise<Reply<T>> =>
    this.world.as<T>(who, method, `/api/v1${path}`, body);

  readonly store = (): DocumentStore => this.world.app.app.get(DocumentStore, { strict: false });

  readonly read = async (id = this.documentId): Promise<Y.Doc> => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await this.store().state(id));
    return doc;
  };

  readonly edit = async (act: (doc: Y.Doc) => void, id = this.documentId): Promise<void> => {
    const doc = await this.read(id);
    const before = Y.encodeStateVector(doc);
    act(doc);
    const by = { userId: this.world.seeded.people.author.id, institutionId: null };
    await this.store().change(id, Y.encodeStateAsUpdate(doc, before), by);
  };

  readonly textOf = (doc: Y.Doc): string => flatText(sectionFragment(doc, this.sectionId) as Y.XmlFragment).string;

  readonly anchorOf = async (words: string): Promise<Anchor> => {
    const doc = await this.read();
    const from = this.textOf(doc).indexOf(words);
    return anchorOfRange(doc, this.sectionId, from, from + words.length) as Anchor;
  };

  readonly raise = async (who: SeededName, words: string, rest: object = { body: 'Почему?' }): Promise<ThreadView> => {
    const path = `/documents/${this.documentId}/threads`;
    const made = await this.as(who, 'POST', path, { anchor: await this.anchorOf(words), ...rest });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return made.body;
  };

  readonly propose = (words: string, replacement: string): Promise<ThreadView> =>
    this.raise('reviewer', words, { body: 'Предлагаю', proposal: { replacement } });

  readonly inboxOf = async (who: SeededName): Promise<Inbox> => (await this.as<Inbox>(who, 'GET', '/inbox')).body;

  readonly kinds = async (who: SeededName): Promise<string[]> =>
    (await this.inboxOf(who)).items.map(({ kind }) => kind);

  readonly mention = (who: SeededName): string => {
    const { name, id } = this.world.seeded.people[who];
    return `[@${name}](user:${id})`;
  };
}
