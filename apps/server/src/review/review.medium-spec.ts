import type { DocumentSummary, Inbox, ThreadView } from '@soproekt/contracts';
import {
  addSection,
  anchorOfRange,
  flatText,
  sectionFragment,
  setCell,
  setField,
  listRows,
  listSections,
  sectionFields,
  type Anchor,
} from '@soproekt/documents';
import { can, type WorkspaceRole } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { DocumentStore } from '../documents/document-store.js';
import { ProgrammesWorld } from '../programmes/testing/programmes-world.js';
import { insertMember, type SeededName } from '../testing/seed-people.js';
import type { Reply } from '../testing/test-app.js';
import { waitUntil } from '../testing/wait-until.js';

type Answer = ThreadView & { code?: string; details?: Record<string, unknown> };

describe('review', () => {
  let world: ProgrammesWorld;
  let documentId: string;
  let sectionId: string;
  const WORDS = 'Программа рассчитана на два месяца. Занятия проходят очно.';

  const as = <T = Answer>(who: SeededName, method: string, path: string, body?: unknown): Promise<Reply<T>> =>
    world.as<T>(who, method, `/api/v1${path}`, body);
  const store = (): DocumentStore => world.app.app.get(DocumentStore, { strict: false });
  const read = async (id = documentId): Promise<Y.Doc> => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await store().state(id));
    return doc;
  };
  const edit = async (act: (doc: Y.Doc) => void, id = documentId): Promise<void> => {
    const doc = await read(id);
    const before = Y.encodeStateVector(doc);
    act(doc);
    await store().change(id, Y.encodeStateAsUpdate(doc, before), {
      userId: world.seeded.people.author.id,
      institutionId: null,
    });
  };
  const textOf = (doc: Y.Doc): string => flatText(sectionFragment(doc, sectionId) as Y.XmlFragment).string;
  const anchorOf = async (words: string): Promise<Anchor> => {
    const doc = await read();
    const from = textOf(doc).indexOf(words);
    return anchorOfRange(doc, sectionId, from, from + words.length) as Anchor;
  };
  const raise = async (who: SeededName, words: string, rest: object = { body: 'Почему?' }): Promise<ThreadView> => {
    const made = await as(who, 'POST', `/documents/${documentId}/threads`, { anchor: await anchorOf(words), ...rest });
    if (made.status !== 201) throw new Error(JSON.stringify(made.body));
    return made.body;
  };
  const propose = (words: string, replacement: string): Promise<ThreadView> =>
    raise('reviewer', words, { body: 'Предлагаю', proposal: { replacement } });
  const inboxOf = async (who: SeededName): Promise<Inbox> => (await as<Inbox>(who, 'GET', '/inbox')).body;
  const kinds = async (who: SeededName): Promise<string[]> => (await inboxOf(who)).items.map(({ kind }) => kind);
  const mention = (who: SeededName): string =>
    `[@${world.seeded.people[who].name}](user:${world.seeded.people[who].id})`;

  beforeAll(async () => {
    world = await ProgrammesWorld.start();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    await world.app.pool.query('delete from inbox_item');
    const made = await as<DocumentSummary>('author', 'POST', `/workspaces/${world.seeded.workspaceId}/documents`, {
      kind: 'note',
      title: 'Заметка',
      template: 'blank',
    });
    documentId = made.body.id;
    await edit((doc) => {
      sectionId = addSection(doc, {
        title: 'Текст',
        content: (fragment) => {
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText(WORDS)]);
          fragment.insert(0, [paragraph]);
        },
      });
    });
  });

  describe('threads', () => {
    it('S15: are raised by a reviewer with the author that the server knows, and leave the document as it is', async () => {
      const before = await store().state(documentId);
      const thread = await raise('reviewer', 'два месяца', { body: 'А не три?', dueOn: '2026-12-01' });
      expect(thread).toMatchObject({
        number: 1,
        state: 'open',
        author: { userId: world.seeded.people.reviewer.id, institutionId: world.seeded.institutions.school },
        anchor: { sectionId, quote: 'два месяца' },
        comments: [{ body: 'А не три?', author: { userId: world.seeded.people.reviewer.id } }],
        dueOn: '2026-12-01',
        follow: 'default',
      });
      expect(Buffer.from(await store().state(documentId)).equals(Buffer.from(before))).toBe(true);
      const forged = await as('reviewer', 'POST', `/documents/${documentId}/threads`, {
        anchor: thread.anchor,
        body: 'x',
        author: { userId: world.seeded.people.author.id },
      });
      expect(forged).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    });

    it('take positions as base64 as well, and refuse what is none', async () => {
      const anchor = await anchorOf('очно');
      const base64 = Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromJSON(anchor.start))).toString(
        'base64',
      );
      const path = `/documents/${documentId}/threads`;
      const made = await as('reviewer', 'POST', path, { anchor: { ...anchor, start: base64 }, body: 'x' });
      const { item } = anchor.start as { item: object };
      expect(made).toMatchObject({ status: 201, body: { anchor: { start: { item } } } });
      for (const wrong of [
        { ...anchor, start: 'AAAA////' },
        { ...anchor, start: undefined },
        { ...anchor, rowId: 'r' },
        {},
      ]) {
        expect(await as('reviewer', 'POST', path, { anchor: wrong, body: 'x' })).toMatchObject({ status: 400 });
      }
    });

    it('are numbered within the document, also when many come at once', async () => {
      const anchor = { sectionId, quote: 'Текст' };
      const replies = await Promise.all(
        Array.from({ length: 8 }, () =>
          as('author', 'POST', `/documents/${documentId}/threads`, { anchor, body: 'x' }),
        ),
      );
      expect(replies.map(({ body }) => body.number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    });

    it('are closed with an outcome, which owes a reason where it refuses, and opened again', async () => {
      const { id } = await raise('reviewer', 'очно');
      const resolve = (who: SeededName, body: object) => as(who, 'POST', `/threads/${id}/resolve`, body);
      expect(await resolve('author', { outcome: 'declined' })).toMatchObject({ status: 400 });
      expect(await resolve('author', { outcome: 'withdrawn' })).toMatchObject({ status: 403 });
      expect(await resolve('author', { outcome: 'declined', reason: 'Так решил совет' })).toMatchObject({
        status: 200,
        body: { state: 'resolved', outcome: { kind: 'declined', reason: 'Так решил совет' } },
      });
      expect(await resolve('reviewer', { outcome: 'accepted' })).toMatchObject({ status: 409 });
      expect(await as('reviewer', 'POST', `/threads/${id}/reopen`)).toMatchObject({
        status: 200,
        body: { state: 'open', outcome: null },
      });
      expect(await resolve('reviewer', { outcome: 'withdrawn' })).toMatchObject({ status: 200 });
    });

    it('are decided by who raised them, whoever they are assigned to, and authors; by nobody else', async () => {
      const other = randomUUID();
      await world.app.pool.query(
        `insert into app_user (id, email, name, password_hash) values ($1, $2, 'Второй', 'x')`,
        [other, `${other}@test.example`],
      );
      await insertMember(world.app.pool, world.seeded.workspaceId, other, 'reviewer');
      const { id } = await raise('author', 'очно');
      expect(await as('reviewer', 'POST', `/threads/${id}/resolve`, { outcome: 'accepted' })).toMatchObject({
        status: 403,
      });
      expect(await as('reviewer', 'PATCH', `/threads/${id}`, { assignee: { userId: other } })).toMatchObject({
        status: 403,
      });
      const assign = { assignee: { userId: world.seeded.people.reviewer.id }, dueOn: '2026-12-24' };
      expect(await as('author', 'PATCH', `/threads/${id}`, assign)).toMatchObject({
        body: { assignee: { person: { userId: assign.assignee.userId } }, dueOn: '2026-12-24' },
      });
      expect(await as('reviewer', 'POST', `/threads/${id}/resolve`, { outcome: 'accepted' })).toMatchObject({
        status: 200,
      });
    });

    it('are not for those outside (S11)', async () => {
      const { id, comments } = await raise('reviewer', 'очно');
      for (const [method, path, body] of [
        ['GET', `/documents/${documentId}/threads`, undefined],
        ['GET', `/threads/${id}`, undefined],
        ['POST', `/threads/${id}/comments`, { body: 'x' }],
        ['PATCH', `/comments/${comments[0]?.id}`, { body: 'x' }],
        ['POST', `/threads/${randomUUID()}/comments`, { body: 'x' }],
      ] as const) {
        expect(await as('outsider', method, path, body)).toMatchObject({ status: 404, body: { code: 'not-found' } });
      }
      for (const path of [`/threads/nonsense`, `/threads/${randomUUID()}`]) {
        expect(await as('author', 'GET', path)).toMatchObject({ status: 404 });
      }
    });
  });

  describe('comments', () => {
    it('are changed and deleted by their author only, with a trace', async () => {
      const { id } = await raise('reviewer', 'очно');
      const answered = await as('author', 'POST', `/threads/${id}/comments`, { body: 'Потому что **так**' });
      const [first, second] = answered.body.comments;
      expect(second).toMatchObject({ body: 'Потому что **так**', editedAt: null });
      expect(await as('coordinator', 'PATCH', `/comments/${second?.id}`, { body: 'x' })).toMatchObject({ status: 403 });
      expect(await as('coordinator', 'DELETE', `/comments/${second?.id}`)).toMatchObject({ status: 403 });
      const changed = await as('author', 'PATCH', `/comments/${second?.id}`, { body: 'Иначе' });
      expect(changed.body.comments[1]).toMatchObject({ body: 'Иначе', editedAt: expect.any(String) as string });
      const { rows } = await world.app.pool.query('select body from comment_version where comment_id = $1', [
        second?.id,
      ]);
      expect(rows).toEqual([{ body: 'Потому что **так**' }]);
      const deleted = await as('reviewer', 'DELETE', `/comments/${first?.id}`);
      expect(deleted.body.comments[0]).toMatchObject({
        body: '',
        author: { userId: world.seeded.people.reviewer.id },
        deletedAt: expect.any(String) as string,
      });
      expect(await as('reviewer', 'PATCH', `/comments/${first?.id}`, { body: 'x' })).toMatchObject({ status: 409 });
    });

    it('S27: keep markup as the text that it is', async () => {
      const body = '<img src=x onerror=alert(1)><script>alert(1)</script>\u0000[x](javascript:alert(1))';
      const { comments } = await raise('reviewer', 'очно', { body });
      expect(comments[0]?.body).toBe(body.replace('\u0000', ''));
    });

    it('are reacted to, once each', async () => {
      const { comments } = await raise('reviewer', 'очно');
      const path = `/comments/${comments[0]?.id}/reactions`;
      await as('author', 'PUT', path, { emoji: '👍', on: true });
      await as('author', 'PUT', path, { emoji: '👍', on: true });
      const both = await as('iroAuthor', 'PUT', path, { emoji: '👍', on: true });
      const { author, iroAuthor } = world.seeded.people;
      expect(both.body.comments[0]?.reactions).toEqual([{ emoji: '👍', userIds: [author.id, iroAuthor.id] }]);
      expect((await as('author', 'PUT', path, { emoji: '👍', on: false })).body.comments[0]?.reactions).toEqual([
        { emoji: '👍', userIds: [iroAuthor.id] },
      ]);
      expect(await as('author', 'PUT', path, { emoji: '<b>', on: true })).toMatchObject({ status: 400 });
      expect(await as('reader', 'PUT', path, { emoji: '👍', on: true })).toMatchObject({ status: 403 });
    });

    it('mention people of the workspace, and nobody else', async () => {
      const { id } = await raise('reviewer', 'очно');
      const outside = await as('author', 'POST', `/threads/${id}/comments`, { body: `Спросим ${mention('outsider')}` });
      expect(outside).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
      expect(JSON.stringify(outside.body)).not.toContain(world.seeded.people.outsider.name);
      const inside = await as('author', 'POST', `/threads/${id}/comments`, { body: `Спросим ${mention('reader')}` });
      expect(inside.status).toBe(201);
      expect(await kinds('reader')).toEqual(['mention']);
      expect(await kinds('outsider')).toEqual([]);
    });
  });

  describe('proposals', () => {
    it('become an ordinary edit of the author who accepts, and credit the proposer', async () => {
      const thread = await propose('два месяца', 'три месяца');
      expect(thread.proposal).toMatchObject({ state: 'pending', original: 'два месяца', replacement: 'три месяца' });
      expect(await as('reviewer', 'POST', `/threads/${thread.id}/accept`, {})).toMatchObject({ status: 403 });
      const accepted = await as('iroAuthor', 'POST', `/threads/${thread.id}/accept`, {});
      expect(accepted).toMatchObject({
        status: 200,
        body: {
          state: 'resolved',
          author: { userId: world.seeded.people.reviewer.id },
          outcome: { kind: 'accepted', by: { userId: world.seeded.people.iroAuthor.id } },
          proposal: { state: 'accepted', decidedBy: { userId: world.seeded.people.iroAuthor.id } },
          anchor: { quote: 'три месяца' },
        },
      });
      expect(textOf(await read())).toBe(WORDS.replace('два', 'три'));
      const { rows } = await world.app.pool.query<{ author_id: string }>(
        'select author_id from document_update where document_id = $1 order by seq desc limit 1',
        [documentId],
      );
      expect(rows[0]?.author_id).toBe(world.seeded.people.iroAuthor.id);
      expect(await as('author', 'POST', `/threads/${thread.id}/accept`, {})).toMatchObject({ status: 409 });
    });

    it('delete and insert', async () => {
      const gone = await propose(' Занятия проходят очно.', '');
      expect((await as('author', 'POST', `/threads/${gone.id}/accept`, {})).status).toBe(200);
      const doc = await read();
      const at = textOf(doc).indexOf(' месяца');
      const anchor = anchorOfRange(doc, sectionId, at, at);
      const path = `/documents/${documentId}/threads`;
      const added = await as('reviewer', 'POST', path, { anchor, body: '', proposal: { replacement: ' учебных' } });
      expect(added).toMatchObject({ status: 201, body: { comments: [] } });
      expect((await as('author', 'POST', `/threads/${added.body.id}/accept`, {})).status).toBe(200);
      expect(textOf(await read())).toBe('Программа рассчитана на два учебных месяца.');
      expect(await as('reviewer', 'POST', path, { anchor, body: 'x', proposal: { replacement: ' ' } })).toMatchObject({
        status: 400,
      });
      expect(await as('reviewer', 'POST', path, { anchor, body: ' ' })).toMatchObject({ status: 400 });
    });

    it('are never applied blindly: what was changed since is shown first', async () => {
      const thread = await propose('два месяца', 'три месяца');
      await edit((doc) => {
        const paragraph = sectionFragment(doc, sectionId)?.get(0) as Y.XmlElement;
        (paragraph.get(0) as Y.XmlText).insert(WORDS.indexOf('месяца'), 'полных ');
      });
      const accept = (body: object) => as('author', 'POST', `/threads/${thread.id}/accept`, body);
      expect(await accept({})).toMatchObject({
        status: 409,
        body: { code: 'conflict', details: { current: 'два полных месяца' } },
      });
      expect(textOf(await read())).toContain('два полных месяца');
      expect(await accept({ current: 'иное' })).toMatchObject({ status: 409 });
      expect(await accept({ current: 'два полных месяца' })).toMatchObject({ status: 200 });
      expect(textOf(await read())).toContain('на три месяца.');
    });

    it('cannot be accepted while their text is gone', async () => {
      const thread = await propose('Занятия проходят очно', 'Занятия проходят заочно');
      await edit((doc) => sectionFragment(doc, sectionId)?.delete(0, 1));
      expect(await as('author', 'POST', `/threads/${thread.id}/accept`, {})).toMatchObject({
        status: 409,
        body: { details: { detached: true } },
      });
      expect((await as('author', 'GET', `/threads/${thread.id}`)).body.state).toBe('open');
    });

    it('of a cell give it another value, if it fits', async () => {
      const programme = await world.programme();
      const doc = await read(programme.id);
      const plan =
        [...doc.getMap('sections').keys()].find((id) => listRows(doc, id).some(({ type }) => type === 'topic')) ?? '';
      const row = listRows(doc, plan).find(({ cells }) => typeof cells['lectures'] === 'number');
      const quote = String(row?.cells['lectures']).replace('.', ',');
      const anchor = { sectionId: plan, rowId: row?.id, column: 'lectures', quote };
      const path = `/documents/${programme.id}/threads`;
      const offer = async (replacement: string): Promise<string> =>
        (await as('reviewer', 'POST', path, { anchor, body: '', proposal: { replacement } })).body.id;
      expect(await as('author', 'POST', `/threads/${await offer('много')}/accept`, {})).toMatchObject({ status: 400 });
      expect(await as('author', 'POST', `/threads/${await offer('7,5')}/accept`, {})).toMatchObject({ status: 200 });
      const lectures = async () =>
        listRows(await read(programme.id), plan).find(({ id }) => id === row?.id)?.cells['lectures'];
      expect(await lectures()).toBe(7.5);
      const late = await offer('1');
      await edit((other) => void setCell(other, plan, row?.id ?? '', 'lectures', 9), programme.id);
      expect(await as('author', 'POST', `/threads/${late}/accept`, {})).toMatchObject({
        status: 409,
        body: { details: { current: '9' } },
      });
      expect(await lectures()).toBe(9);
    });

    it('of a field of the passport give it another value, if it fits', async () => {
      const programme = await world.programme();
      const doc = await read(programme.id);
      const passport = listSections(doc).find(({ kind }) => kind === 'passport')?.id ?? '';
      await edit((other) => {
        setField(other, passport, 'goal', 'Готовить команды.\nБыстро.');
        setField(other, passport, 'totalHours', 72);
        setField(other, passport, 'qualification', null);
      }, programme.id);
      const fields = async () => sectionFields(await read(programme.id), passport);
      const path = `/documents/${programme.id}/threads`;
      const offer = async (column: string, quote: string, replacement: string): Promise<string> => {
        const anchor = { sectionId: passport, column, quote };
        return (await as('reviewer', 'POST', path, { anchor, body: '', proposal: { replacement } })).body.id;
      };
      const accept = (id: string) => as('author', 'POST', `/threads/${id}/accept`, {});
      expect(
        await accept(await offer('goal', 'Готовить команды.\nБыстро.', 'Готовить команды.\nВовремя.')),
      ).toMatchObject({ status: 200, body: { anchor: { column: 'goal', quote: 'Готовить команды.\nВовремя.' } } });
      expect(await accept(await offer('totalHours', '72', 'много'))).toMatchObject({ status: 400 });
      expect(await accept(await offer('totalHours', '72', '108,5'))).toMatchObject({ status: 200 });
      expect(await accept(await offer('qualification', '', 'Методист'))).toMatchObject({ status: 200 });
      expect(await fields()).toMatchObject({
        goal: 'Готовить команды.\nВовремя.',
        totalHours: 108.5,
        qualification: 'Методист',
      });
      const late = await offer('totalHours', '108,5', '36');
      await edit((other) => void setField(other, passport, 'totalHours', 250), programme.id);
      expect(await accept(late)).toMatchObject({ status: 409, body: { details: { current: '250' } } });
      expect(await accept(await offer('nothing', '', 'x'))).toMatchObject({
        status: 409,
        body: { details: { detached: true } },
      });
      expect((await fields()).totalHours).toBe(250);
    });

    it('are decided once, whoever decides at the same time', async () => {
      const thread = await propose('два месяца', 'три месяца');
      const replies = await Promise.all([
        as('author', 'POST', `/threads/${thread.id}/accept`, {}),
        as('iroAuthor', 'POST', `/threads/${thread.id}/accept`, {}),
        as('moderator', 'POST', `/threads/${thread.id}/decline`, { reason: 'нет' }),
      ]);
      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      const [winner] = replies.filter(({ status }) => status === 200);
      const applied = textOf(await read()).includes('три месяца');
      expect(applied).toBe(winner?.body.proposal?.state === 'accepted');
    });

    it('wait again when a declined one is opened, and cannot be closed as accepted beside the text', async () => {
      const thread = await propose('два месяца', 'три месяца');
      const post = (what: string, body?: object) => as('author', 'POST', `/threads/${thread.id}/${what}`, body);
      expect(await post('resolve', { outcome: 'accepted' })).toMatchObject({ status: 409 });
      expect(await post('decline', { reason: 'Рано' })).toMatchObject({ body: { proposal: { state: 'declined' } } });
      expect(await post('reopen')).toMatchObject({
        body: { state: 'open', proposal: { state: 'pending', decidedBy: null } },
      });
      expect(await post('resolve', { outcome: 'decided', reason: 'Заседание 3' })).toMatchObject({
        body: { proposal: { state: 'declined' }, outcome: { kind: 'decided', reason: 'Заседание 3' } },
      });
    });

    it('are not accepted into an approved document', async () => {
      const thread = await propose('два месяца', 'три месяца');
      await world.app.pool.query(`update document set status = 'approved' where id = $1`, [documentId]);
      expect(await as('author', 'POST', `/threads/${thread.id}/accept`, {})).toMatchObject({ status: 409 });
      expect(textOf(await read())).toBe(WORDS);
    });
  });

  describe('the inbox', () => {
    it('holds for everybody what concerns them, and nothing of their own', async () => {
      const thread = await propose('два месяца', 'три месяца');
      expect(await kinds('reviewer')).toEqual([]);
      expect(await kinds('author')).toEqual(['thread']);
      expect(await kinds('reader')).toEqual([]);
      await as('author', 'POST', `/threads/${thread.id}/comments`, { body: `Что скажет ${mention('iroAuthor')}?` });
      expect(await kinds('reviewer')).toEqual(['reply']);
      expect(await kinds('iroAuthor')).toEqual(['mention', 'thread']);
      await as('iroAuthor', 'POST', `/threads/${thread.id}/accept`, {});
      expect(await kinds('reviewer')).toEqual(['resolved', 'reply']);
      expect((await inboxOf('reviewer')).items[0]).toMatchObject({
        actor: { userId: world.seeded.people.iroAuthor.id },
        document: { id: documentId, title: 'Заметка' },
        thread: { id: thread.id, number: 1, state: 'resolved', outcome: 'accepted', isProposal: true, isOwn: true },
        readAt: null,
      });
    });

    it('tells why a thread was closed', async () => {
      const thread = await raise('reviewer', 'очно');
      await as('author', 'POST', `/threads/${thread.id}/resolve`, { outcome: 'declined', reason: 'Так *решил* совет' });
      expect((await inboxOf('reviewer')).items[0]).toMatchObject({
        kind: 'resolved',
        excerpt: 'Так решил совет',
        thread: { outcome: 'declined', isProposal: false, isOwn: true },
      });
    });

    it('is read on all devices at once', async () => {
      const events = await world.follow('author');
      const thread = await raise('reviewer', 'очно');
      await raise('reviewer', 'очно');
      await waitUntil('the news', () =>
        events.some(([name, data]) => name === 'inbox.changed' && data['unread'] === 2),
      );
      expect(await as('author', 'PATCH', '/inbox', { read: true, which: { threadId: thread.id } })).toMatchObject({
        body: { unread: 1 },
      });
      await waitUntil('the reading', () =>
        events.some(([name, data]) => name === 'inbox.changed' && data['unread'] === 1),
      );
      expect((await as<Inbox>('author', 'GET', '/inbox?show=unread')).body.items).toHaveLength(1);
      await as('author', 'PATCH', '/inbox', { read: true, which: 'all' });
      expect((await inboxOf('author')).unread).toBe(0);
      await as('author', 'PATCH', '/inbox', { read: false, which: { threadId: thread.id } });
      expect((await inboxOf('author')).unread).toBe(1);
    });

    it('is turned over page by page, and never shows that of another', async () => {
      for (let i = 0; i < 5; i++) await raise('reviewer', 'очно');
      const first = (await as<Inbox>('author', 'GET', '/inbox?limit=3')).body;
      const second = (await as<Inbox>('author', 'GET', `/inbox?limit=3&before=${first.items[2]?.id}`)).body;
      expect([first.items.length, first.hasMore, second.items.length, second.hasMore]).toEqual([3, true, 2, false]);
      expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5);
      const ids = first.items.map(({ id }) => id);
      await as('reader', 'PATCH', '/inbox', { read: true, which: { ids } });
      expect((await inboxOf('author')).unread).toBe(5);
    });

    it('tells nobody who muted a thread, unless they are named, and those who watch it', async () => {
      const thread = await raise('reviewer', 'очно');
      await as('reviewer', 'PUT', `/threads/${thread.id}/follow`, { level: 'mute' });
      expect((await as('reader', 'PUT', `/threads/${thread.id}/follow`, { level: 'watch' })).body.follow).toBe('watch');
      await as('author', 'POST', `/threads/${thread.id}/comments`, { body: 'раз' });
      expect([await kinds('reviewer'), await kinds('reader')]).toEqual([[], ['reply']]);
      await as('author', 'POST', `/threads/${thread.id}/comments`, { body: mention('reviewer') });
      expect(await kinds('reviewer')).toEqual(['mention']);
    });

    it('waits for an institution as a whole', async () => {
      const assignee = { institutionId: world.seeded.institutions.iro };
      const thread = await raise('reviewer', 'очно', { body: 'Кто?', assignee });
      expect(thread.assignee).toEqual({ person: null, institutionId: assignee.institutionId });
      expect(await kinds('iroAuthor')).toEqual(['institution']);
      expect(await kinds('author')).toEqual(['thread']);
      const nobody = { institutionId: world.seeded.institutions.school };
      expect(await as('author', 'PATCH', `/threads/${thread.id}`, { assignee: nobody })).toMatchObject({ status: 400 });
    });

    it('forgets what one may not see any more (S13)', async () => {
      await raise('reviewer', 'очно', { body: mention('reader') });
      expect((await inboxOf('reader')).unread).toBe(1);
      const { reader } = world.seeded.people;
      await world.app.pool.query('delete from member where user_id = $1', [reader.id]);
      try {
        expect(await inboxOf('reader')).toEqual({ items: [], unread: 0, hasMore: false });
      } finally {
        await insertMember(world.app.pool, world.seeded.workspaceId, reader.id, 'reader');
      }
    });
  });

  describe('live', () => {
    it.each<[SeededName, WorkspaceRole | null]>([
      ['coordinator', 'coordinator'],
      ['moderator', 'moderator'],
      ['author', 'author'],
      ['reviewer', 'reviewer'],
      ['reader', 'reader'],
      ['outsider', null],
      ['admin', null],
    ])('S10: lets %s tell that they are writing as the policy says', async (who, role) => {
      const { workspaceId } = world.seeded;
      const thread = await raise('author', 'очно');
      const events = await world.follow('moderator');
      const answer = await world.ask(who, 'thread.typing', { workspaceId, threadId: thread.id });
      const { id: userId, institutionId } = world.seeded.people[who];
      const allowed = can({ userId, institutionId, isAdministrator: who === 'admin' }, 'thread.comment', { role });
      if (allowed) {
        expect(answer).toEqual({ ok: true });
        const told = () => events.some(([name, data]) => name === 'thread.typing' && data['userId'] === userId);
        await waitUntil('the event', told);
      } else {
        expect(answer).toMatchObject({ ok: false, code: role === null ? 'not-found' : 'not-allowed' });
        expect(events.filter(([name]) => name === 'thread.typing')).toEqual([]);
      }
    });

    it('S11: knows no thread of another workspace, and takes no rubbish', async () => {
      const { workspaceId } = world.seeded;
      const thread = await raise('author', 'очно');
      const foreign = { workspaceId: world.seeded.foreignWorkspaceId, threadId: thread.id };
      expect(await world.ask('author', 'thread.typing', foreign)).toMatchObject({ ok: false, code: 'not-found' });
      const nowhere = { workspaceId, threadId: randomUUID() };
      expect(await world.ask('author', 'thread.typing', nowhere)).toMatchObject({ ok: false, code: 'not-found' });
      const rubbish = { workspaceId, threadId: '<b>', x: 1 };
      expect(await world.ask('author', 'thread.typing', rubbish)).toMatchObject({ ok: false, code: 'invalid-input' });
    });

    it('tells everybody in the workspace of threads and who is writing, and nobody else', async () => {
      const [reader, outsider] = [await world.follow('reader'), await world.followForeign('outsider')];
      const thread = await raise('reviewer', 'очно');
      await waitUntil('the thread', () =>
        reader.some(([name, data]) => name === 'thread.changed' && (data['thread'] as ThreadView).id === thread.id),
      );
      expect(JSON.stringify(reader)).not.toContain('"follow"');
      await as('author', 'POST', `/threads/${thread.id}/comments`, { body: 'Ответ' });
      await waitUntil('the answer', () =>
        reader.some(
          ([name, data]) => name === 'thread.changed' && (data['thread'] as ThreadView).comments.length === 2,
        ),
      );
      expect(outsider.filter(([name]) => name.startsWith('thread.') || name.startsWith('inbox.'))).toEqual([]);
    });
  });
});
