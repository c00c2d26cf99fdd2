import {
  anchorOfRange,
  listRows,
  listSections,
  sectionFields,
  sectionFragment,
  setCell,
  setField,
} from '@soproekt/documents';
import * as Y from 'yjs';
import { ReviewWorld, WORDS } from './testing/review-world.js';

describe('proposals', () => {
  const review = new ReviewWorld();
  const { as, read, edit, textOf, propose } = review;

  beforeAll(() => review.start());
  afterAll(() => review.close());
  beforeEach(() => review.begin());

  it('become an ordinary edit of the author who accepts, and credit the proposer', async () => {
    const thread = await propose('два месяца', 'три месяца');
    expect(thread.proposal).toMatchObject({ state: 'pending', original: 'два месяца', replacement: 'три месяца' });
    expect(await as('reviewer', 'POST', `/threads/${thread.id}/accept`, {})).toMatchObject({ status: 403 });
    const accepted = await as('iroAuthor', 'POST', `/threads/${thread.id}/accept`, {});
    expect(accepted).toMatchObject({
      status: 200,
      body: {
        state: 'resolved',
        author: { userId: review.world.seeded.people.reviewer.id },
        outcome: { kind: 'accepted', by: { userId: review.world.seeded.people.iroAuthor.id } },
        proposal: { state: 'accepted', decidedBy: { userId: review.world.seeded.people.iroAuthor.id } },
        anchor: { quote: 'три месяца' },
      },
    });
    expect(textOf(await read())).toBe(WORDS.replace('два', 'три'));
    const { rows } = await review.world.app.pool.query<{ author_id: string }>(
      'select author_id from document_update where document_id = $1 order by seq desc limit 1',
      [review.documentId],
    );
    expect(rows[0]?.author_id).toBe(review.world.seeded.people.iroAuthor.id);
    expect(await as('author', 'POST', `/threads/${thread.id}/accept`, {})).toMatchObject({ status: 409 });
  });

  it('delete and insert', async () => {
    const gone = await propose(' Занятия проходят очно.', '');
    expect((await as('author', 'POST', `/threads/${gone.id}/accept`, {})).status).toBe(200);
    const doc = await read();
    const at = textOf(doc).indexOf(' месяца');
    const anchor = anchorOfRange(doc, review.sectionId, at, at);
    const path = `/documents/${review.documentId}/threads`;
    const added = await as('reviewer', 'POST', path, { anchor, body: '', proposal: { replacement: ' учебных' } });
    expect(added).toMatchObject({ status: 201, body: { comments: [] } });
    expect((await as('author', 'POST', `/threads/${added.body.id}/accept`, {})).status).toBe(200);
    expect(textOf(await read())).toBe('Программа рассчитана на два учебных месяца.');
    expect(await as('reviewer', 'POST', path, { anchor, body: 'x', proposal: { replacement: ' ' } })).toMatchObject({
      status: 400,
    });
    expect(await as('reviewer', 'POST', path, { anchor, body: ' ' })).toMatchObject({ status: 400 });
  });

  it('leave no space too many where they delete', async () => {
    const remove = async (words: string) => {
      const thread = await propose(words, '');
      return as('author', 'POST', `/threads/${thread.id}/accept`, {});
    };
    expect(await remove('рассчитана')).toMatchObject({
      status: 200,
      body: { proposal: { original: 'рассчитана', replacement: '' }, anchor: { before: 'Программа ' } },
    });
    expect(await remove('очно')).toMatchObject({
      status: 200,
      body: { anchor: { before: expect.stringMatching(/проходят$/) } },
    });
    expect(textOf(await read())).toBe('Программа на два месяца. Занятия проходят.');
  });

  it('are never applied blindly: what was changed since is shown first', async () => {
    const thread = await propose('два месяца', 'три месяца');
    await edit((doc) => {
      const paragraph = sectionFragment(doc, review.sectionId)?.get(0) as Y.XmlElement;
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

  it('show and replace also what was typed over an edge of their words', async () => {
    const thread = await propose('два месяца', 'три месяца');
    await edit((doc) => {
      const text = (sectionFragment(doc, review.sectionId)?.get(0) as Y.XmlElement).get(0) as Y.XmlText;
      text.delete(WORDS.indexOf('месяца'), 'месяца'.length);
      text.insert(WORDS.indexOf('месяца'), 'семестра');
    });
    const accept = (body: object) => as('author', 'POST', `/threads/${thread.id}/accept`, body);
    expect((await accept({})).body.details).toEqual({ current: 'два семестра' });
    expect(await accept({ current: 'два семестра' })).toMatchObject({ status: 200 });
    expect(textOf(await read())).toBe(WORDS.replace('два', 'три'));
  });

  it('cannot be accepted while their text is gone', async () => {
    const thread = await propose('Занятия проходят очно', 'Занятия проходят заочно');
    await edit((doc) => sectionFragment(doc, review.sectionId)?.delete(0, 1));
    expect(await as('author', 'POST', `/threads/${thread.id}/accept`, {})).toMatchObject({
      status: 409,
      body: { details: { detached: true } },
    });
    expect((await as('author', 'GET', `/threads/${thread.id}`)).body.state).toBe('open');
  });

  it('of a cell give it another value, if it fits', async () => {
    const programme = await review.world.programme();
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
    const programme = await review.world.programme();
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
    await review.world.app.pool.query(`update document set status = 'approved' where id = $1`, [review.documentId]);
    expect(await as('author', 'POST', `/threads/${thread.id}/accept`, {})).toMatchObject({ status: 409 });
    expect(textOf(await read())).toBe(WORDS);
  });
});
