import { threadSchema, type ThreadView } from '@soproekt/contracts';
import { removeSection } from '@soproekt/documents';
import { can, REVIEW_LIMITS, type WorkspaceRole } from '@soproekt/domain';
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { insertMember, type SeededName } from '../testing/seed-people.js';
import { waitUntil } from '../testing/wait-until.js';
import { ReviewWorld } from './testing/review-world.js';

describe('review', () => {
  const review = new ReviewWorld();
  const { as, store, anchorOf, raise, kinds, mention } = review;

  beforeAll(() => review.start());
  afterAll(() => review.close());
  beforeEach(() => review.begin());

  describe('threads', () => {
    it('S15: are raised by a reviewer with the author that the server knows, and leave the document as it is', async () => {
      const before = await store().state(review.documentId);
      const thread = await raise('reviewer', 'два месяца', { body: 'А не три?', dueOn: '2026-12-01' });
      expect(thread).toMatchObject({
        number: 1,
        state: 'open',
        author: {
          userId: review.world.seeded.people.reviewer.id,
          institutionId: review.world.seeded.institutions.school,
        },
        anchor: { sectionId: review.sectionId, quote: 'два месяца' },
        comments: [{ body: 'А не три?', author: { userId: review.world.seeded.people.reviewer.id } }],
        dueOn: '2026-12-01',
        follow: 'default',
      });
      expect(Buffer.from(await store().state(review.documentId)).equals(Buffer.from(before))).toBe(true);
      const forged = await as('reviewer', 'POST', `/documents/${review.documentId}/threads`, {
        anchor: thread.anchor,
        body: 'x',
        author: { userId: review.world.seeded.people.author.id },
      });
      expect(forged).toMatchObject({ status: 400, body: { code: 'invalid-input' } });
    });

    it('take positions as base64 as well, and refuse what is none', async () => {
      const anchor = await anchorOf('очно');
      const base64 = Buffer.from(Y.encodeRelativePosition(Y.createRelativePositionFromJSON(anchor.start))).toString(
        'base64',
      );
      const path = `/documents/${review.documentId}/threads`;
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
      const anchor = { sectionId: review.sectionId, quote: 'Текст' };
      const replies = await Promise.all(
        Array.from({ length: 8 }, () =>
          as('author', 'POST', `/documents/${review.documentId}/threads`, { anchor, body: 'x' }),
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

    it('keep what was decided before they were opened again, and where they were attached before', async () => {
      const thread = await raise('reviewer', 'очно');
      expect(thread.past).toEqual([]);
      const { author, reviewer } = review.world.seeded.people;
      const path = `/threads/${thread.id}`;
      await as('author', 'POST', `${path}/resolve`, { outcome: 'declined', reason: 'Так решил совет' });
      await as('reviewer', 'POST', `${path}/reopen`);
      const moved = await as('author', 'PUT', `${path}/anchor`, { anchor: await anchorOf('два месяца') });
      expect(moved.body.past).toMatchObject([
        {
          kind: 'decision',
          outcome: 'declined',
          reason: 'Так решил совет',
          by: { userId: author.id },
          reopenedBy: { userId: reviewer.id, institutionId: review.world.seeded.institutions.school },
        },
        { kind: 'place', quote: 'очно', by: { userId: author.id } },
      ]);
      expect(threadSchema.parse(moved.body).past).toEqual(moved.body.past);
      for (let i = 0; i < REVIEW_LIMITS.past; i++) {
        await as('author', 'POST', `${path}/resolve`, { outcome: 'accepted', reason: `${i}` });
        await as('author', 'POST', `${path}/reopen`);
      }
      const { past } = (await as('reader', 'GET', path)).body;
      expect(past.map((entry) => entry.kind === 'decision' && entry.reason)).toEqual(
        Array.from({ length: REVIEW_LIMITS.past }, (_, i) => `${i}`),
      );
    });

    it('are decided by who raised them, whoever they are assigned to, and authors; by nobody else', async () => {
      const other = randomUUID();
      await review.world.app.pool.query(
        `insert into app_user (id, email, name, password_hash) values ($1, $2, 'Второй', 'x')`,
        [other, `${other}@test.example`],
      );
      await insertMember(review.world.app.pool, review.world.seeded.workspaceId, other, 'reviewer');
      const { id } = await raise('author', 'очно');
      expect(await as('reviewer', 'POST', `/threads/${id}/resolve`, { outcome: 'accepted' })).toMatchObject({
        status: 403,
      });
      expect(await as('reviewer', 'PATCH', `/threads/${id}`, { assignee: { userId: other } })).toMatchObject({
        status: 403,
      });
      const assign = { assignee: { userId: review.world.seeded.people.reviewer.id }, dueOn: '2026-12-24' };
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
        ['GET', `/documents/${review.documentId}/threads`, undefined],
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

  it('are about a section of their document, and say something', async () => {
    const path = `/documents/${review.documentId}/threads`;
    const post = (anchor: object, body: string) => as('reviewer', 'POST', path, { anchor, body });
    const sectionId = review.sectionId;
    for (const other of ['nowhere', '__proto__', randomUUID()]) {
      expect(await post({ sectionId: other, quote: '' }, 'Почему?')).toMatchObject({
        status: 400,
        body: { code: 'invalid-input', details: [{ path: 'anchor.sectionId' }] },
      });
    }
    for (const nothing of ['', ' \n', '\u200b\u2060\ufeff']) {
      expect(await post({ sectionId, quote: '' }, nothing)).toMatchObject({ status: 400 });
    }
    const made = await post({ sectionId, quote: '' }, 'Почему?');
    expect(made.status).toBe(201);
    const answers = `/threads/${made.body.id}/comments`;
    expect(await as('author', 'POST', answers, { body: '\u200b\u200d' })).toMatchObject({ status: 400 });
    const elsewhere = { anchor: { sectionId: 'nowhere', quote: '' } };
    expect(await as('reviewer', 'PUT', `/threads/${made.body.id}/anchor`, elsewhere)).toMatchObject({ status: 400 });
    await review.edit((doc) => void removeSection(doc, sectionId, { by: 'x' }));
    expect(await post({ sectionId, quote: '' }, 'Почему убрали?')).toMatchObject({ status: 201 });
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
      const { rows } = await review.world.app.pool.query('select body from comment_version where comment_id = $1', [
        second?.id,
      ]);
      expect(rows).toEqual([{ body: 'Потому что **так**' }]);
      const deleted = await as('reviewer', 'DELETE', `/comments/${first?.id}`);
      expect(deleted.body.comments[0]).toMatchObject({
        body: '',
        author: { userId: review.world.seeded.people.reviewer.id },
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
      const { author, iroAuthor } = review.world.seeded.people;
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
      expect(JSON.stringify(outside.body)).not.toContain(review.world.seeded.people.outsider.name);
      const inside = await as('author', 'POST', `/threads/${id}/comments`, { body: `Спросим ${mention('reader')}` });
      expect(inside.status).toBe(201);
      expect(await kinds('reader')).toEqual(['mention']);
      expect(await kinds('outsider')).toEqual([]);
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
      const { workspaceId } = review.world.seeded;
      const thread = await raise('author', 'очно');
      const events = await review.world.follow('moderator');
      const answer = await review.world.ask(who, 'thread.typing', { workspaceId, threadId: thread.id });
      const { id: userId, institutionId } = review.world.seeded.people[who];
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
      const { workspaceId } = review.world.seeded;
      const thread = await raise('author', 'очно');
      const foreign = { workspaceId: review.world.seeded.foreignWorkspaceId, threadId: thread.id };
      expect(await review.world.ask('author', 'thread.typing', foreign)).toMatchObject({
        ok: false,
        code: 'not-found',
      });
      const nowhere = { workspaceId, threadId: randomUUID() };
      expect(await review.world.ask('author', 'thread.typing', nowhere)).toMatchObject({
        ok: false,
        code: 'not-found',
      });
      const rubbish = { workspaceId, threadId: '<b>', x: 1 };
      expect(await review.world.ask('author', 'thread.typing', rubbish)).toMatchObject({
        ok: false,
        code: 'invalid-input',
      });
    });

    it('tells everybody in the workspace of threads and who is writing, and nobody else', async () => {
      const [reader, outsider] = [await review.world.follow('reader'), await review.world.followForeign('outsider')];
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
