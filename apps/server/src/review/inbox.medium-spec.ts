import type { DocumentFollow, Inbox } from '@soproekt/contracts';
import { assignSection } from '@soproekt/documents';
import { insertMember } from '../testing/seed-people.js';
import { waitUntil } from '../testing/wait-until.js';
import { ReviewWorld } from './testing/review-world.js';

describe('the inbox', () => {
  const review = new ReviewWorld();
  const { as, raise, propose, inboxOf, kinds, mention } = review;

  beforeAll(() => review.start());
  afterAll(() => review.close());
  beforeEach(() => review.begin());

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
      actor: { userId: review.world.seeded.people.iroAuthor.id },
      document: { id: review.documentId, title: 'Заметка' },
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

  it('tells what is proposed, what waits for somebody and until when', async () => {
    const thread = await propose('два месяца', 'три\nмесяца > *двух*');
    await as('iroAuthor', 'POST', `/threads/${thread.id}/accept`, {});
    const [told] = (await inboxOf('reviewer')).items;
    expect(told?.thread.proposal).toEqual({ original: 'два месяца', replacement: 'три месяца > *двух*' });
    expect(told?.excerpt).toBe('');
    const assignee = { institutionId: review.world.seeded.institutions.iro };
    const asked = await raise('reviewer', 'очно', { body: 'Кто **ведёт**?' });
    await as('author', 'PATCH', `/threads/${asked.id}`, { assignee, dueOn: '2026-11-01' });
    expect((await inboxOf('iroAuthor')).items[0]).toMatchObject({
      kind: 'institution',
      excerpt: 'Кто ведёт?',
      thread: { dueOn: '2026-11-01', proposal: null },
    });
  });

  it('is read on all devices at once', async () => {
    const events = await review.world.follow('author');
    const thread = await raise('reviewer', 'очно');
    await raise('reviewer', 'очно');
    await waitUntil('the news', () => events.some(([name, data]) => name === 'inbox.changed' && data['unread'] === 2));
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

  it('follows a document as its reader chose, a thread before its document', async () => {
    const follow = (who: 'reader' | 'author', level: string) =>
      as<DocumentFollow>(who, 'PUT', `/documents/${review.documentId}/follow`, { level });
    const level = async (who: 'reader' | 'author') =>
      (await as<DocumentFollow>(who, 'GET', `/documents/${review.documentId}/follow`)).body;
    expect(await level('reader')).toEqual({ level: 'default' });
    expect((await follow('reader', 'watch')).body).toEqual({ level: 'watch' });
    await follow('author', 'mute');
    expect([await level('reader'), await level('author')]).toEqual([{ level: 'watch' }, { level: 'mute' }]);
    const thread = await raise('reviewer', 'очно');
    await as('iroAuthor', 'POST', `/threads/${thread.id}/comments`, { body: 'раз' });
    await as('iroAuthor', 'POST', `/threads/${thread.id}/resolve`, { outcome: 'accepted' });
    expect([await kinds('reader'), await kinds('author')]).toEqual([['resolved', 'reply', 'thread'], []]);
    await as('iroAuthor', 'POST', `/threads/${thread.id}/comments`, { body: mention('author') });
    const assignee = { userId: review.world.seeded.people.author.id };
    await as('iroAuthor', 'PATCH', `/threads/${thread.id}`, { assignee, dueOn: '2026-11-01' });
    expect(await kinds('author')).toEqual(['assigned', 'mention']);
    await as('author', 'PUT', `/threads/${thread.id}/follow`, { level: 'watch' });
    await as('reader', 'PUT', `/threads/${thread.id}/follow`, { level: 'mute' });
    await as('iroAuthor', 'POST', `/threads/${thread.id}/comments`, { body: 'два' });
    expect([(await kinds('author'))[0], (await kinds('reader'))[0]]).toEqual(['reply', 'reply']);
    expect((await kinds('reader')).filter((kind) => kind === 'reply')).toHaveLength(2);
    await follow('author', 'default');
    expect(await level('author')).toEqual({ level: 'default' });
    expect(await as('reader', 'PUT', `/documents/${review.documentId}/follow`, { level: 'x' })).toMatchObject({
      status: 400,
    });
    expect(await as('outsider', 'GET', `/documents/${review.documentId}/follow`)).toMatchObject({ status: 404 });
  });

  it('tells of a new thread those who write for the institution of its section, if anybody does', async () => {
    const { iro, school, university } = review.world.seeded.institutions;
    const told = async (institutionId: string): Promise<boolean[]> => {
      await review.edit((doc) => void assignSection(doc, review.sectionId, institutionId));
      await review.world.app.pool.query('delete from inbox_item');
      await raise('reviewer', 'очно');
      return Promise.all(
        (['iroAuthor', 'coordinator', 'author'] as const).map(async (who) => (await kinds(who)).length > 0),
      );
    };
    // The author has made the document.
    expect(await told(iro)).toEqual([true, false, true]);
    expect(await told(university)).toEqual([false, true, true]);
    expect(await told(school)).toEqual([true, true, true]);
  });

  it('waits for an institution as a whole', async () => {
    const assignee = { institutionId: review.world.seeded.institutions.iro };
    const thread = await raise('reviewer', 'очно', { body: 'Кто?', assignee });
    expect(thread.assignee).toEqual({ person: null, institutionId: assignee.institutionId });
    expect(await kinds('iroAuthor')).toEqual(['institution']);
    expect(await kinds('author')).toEqual(['thread']);
    const assign = (to: object) => as('author', 'PATCH', `/threads/${thread.id}`, { assignee: to });
    const { school, municipality } = review.world.seeded.institutions;
    // It has nobody but a reader.
    expect(await assign({ institutionId: municipality })).toMatchObject({
      status: 400,
      body: { code: 'invalid-input', details: [{ path: 'assignee' }] },
    });
    expect(await assign({ userId: review.world.seeded.people.reader.id })).toMatchObject({ status: 400 });
    expect(await assign({ userId: review.world.seeded.people.outsider.id })).toMatchObject({ status: 400 });
    const own = await raise('author', 'очно');
    const resolve = { outcome: 'decided', reason: 'Договорились' };
    expect(await as('reviewer', 'POST', `/threads/${own.id}/resolve`, resolve)).toMatchObject({ status: 403 });
    await as('author', 'PATCH', `/threads/${own.id}`, { assignee: { institutionId: school } });
    expect(await kinds('reviewer')).toEqual(['institution']);
    expect(await as('reviewer', 'POST', `/threads/${own.id}/resolve`, resolve)).toMatchObject({ status: 200 });
  });

  it('tells of an assignment once, of another day, and no more of what somebody else sees to', async () => {
    const { id } = await raise('author', 'очно');
    const { iroAuthor, reviewer } = review.world.seeded.people;
    const patch = (body: object) => as('author', 'PATCH', `/threads/${id}`, body);
    const unread = async (who: 'iroAuthor' | 'reviewer') =>
      (await as<Inbox>(who, 'GET', '/inbox?show=unread')).body.items.map(({ kind }) => kind);
    await as('iroAuthor', 'PATCH', '/inbox', { read: true, which: 'all' });
    const mine = { assignee: { userId: iroAuthor.id }, dueOn: '2026-11-01' };
    for (let i = 0; i < 3; i++) expect((await patch(mine)).status).toBe(200);
    expect(await unread('iroAuthor')).toEqual(['assigned']);
    await as('iroAuthor', 'PATCH', '/inbox', { read: true, which: 'all' });
    for (const dueOn of ['2026-12-01', '2026-12-01', '2026-12-02']) await patch({ dueOn });
    expect(await unread('iroAuthor')).toEqual(['due']);
    expect((await inboxOf('iroAuthor')).items[0]?.thread.dueOn).toBe('2026-12-02');
    const events = await review.world.follow('iroAuthor');
    await patch({ assignee: { userId: reviewer.id } });
    await waitUntil('the release', () =>
      events.some(([name, data]) => name === 'inbox.changed' && data['unread'] === 0),
    );
    expect([await unread('iroAuthor'), await unread('reviewer')]).toEqual([[], ['assigned']]);
    await patch({ assignee: null });
    expect(await kinds('reviewer')).toEqual([]);
    // Nobody is asked: nobody is told.
    await patch({ dueOn: null });
    expect(await kinds('reviewer')).toEqual([]);
  });

  it('forgets what one may not see any more (S13)', async () => {
    await raise('reviewer', 'очно', { body: mention('reader') });
    expect((await inboxOf('reader')).unread).toBe(1);
    const { reader } = review.world.seeded.people;
    await review.world.app.pool.query('delete from member where user_id = $1', [reader.id]);
    try {
      expect(await inboxOf('reader')).toEqual({ items: [], unread: 0, hasMore: false });
    } finally {
      await insertMember(review.world.app.pool, review.world.seeded.workspaceId, reader.id, 'reader');
    }
  });
});
