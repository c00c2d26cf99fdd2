import type { Activity, DocumentChanges, DocumentContent, DocumentSummary, ThreadView } from '@soproekt/contracts';
import {
  addRow,
  addSection,
  anchorOfRange,
  listSections,
  removeSection,
  replaceRange,
  setCalendarHours,
  setCell,
  setField,
  setSectionTitle,
} from '@soproekt/documents';
import * as Y from 'yjs';
import { DocumentStore } from '../documents/document-store.js';
import { ProgrammesWorld } from '../programmes/testing/programmes-world.js';
import type { SeededName } from '../testing/seed-people.js';
import { EditRecorder } from './edit-recorder.service.js';

describe('activity and visits', () => {
  let world: ProgrammesWorld;
  let documentId: string;

  const at = (rest: string): string => `/api/v1/documents/${documentId}${rest}`;
  const as = <T>(who: SeededName, method: string, path: string, body?: unknown) => world.as<T>(who, method, path, body);
  const edit = async (who: SeededName, act: (doc: Y.Doc) => void): Promise<void> => {
    const store = world.app.app.get(DocumentStore, { strict: false });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await store.state(documentId));
    const before = Y.encodeStateVector(doc);
    act(doc);
    const { id, institutionId } = world.seeded.people[who];
    await store.change(documentId, Y.encodeStateAsUpdate(doc, before), { userId: id, institutionId });
  };
  const write = (who: SeededName, section: number, text: string): Promise<void> =>
    edit(who, (doc) => void replaceRange(doc, listSections(doc)[section]?.id ?? '', { from: 0, to: 0 }, text));
  const changes = async (who: SeededName): Promise<DocumentChanges> =>
    (await as<DocumentChanges>(who, 'GET', at('/changes'))).body;
  const feed = async (path: string): Promise<Activity> => {
    await world.app.app.get(EditRecorder, { strict: false }).flush();
    return (await as<Activity>('reader', 'GET', path)).body;
  };

  beforeAll(async () => {
    world = await ProgrammesWorld.start();
  });
  afterAll(() => world?.close());
  beforeEach(async () => {
    await world.app.pool.query('delete from activity');
    const made = await as<DocumentSummary>('author', 'POST', world.workspace('/documents'), {
      kind: 'note',
      title: 'Заметка',
      template: 'blank',
    });
    documentId = made.body.id;
    await edit('author', (doc) => {
      addSection(doc, {
        title: 'Второй',
        content: (fragment) => {
          const paragraph = new Y.XmlElement('paragraph');
          paragraph.insert(0, [new Y.XmlText('было')]);
          fragment.insert(0, [paragraph]);
        },
      });
    });
  });

  it('tells what has changed since the last visit, to each person for themselves', async () => {
    expect(await changes('reader')).toEqual({ since: null, sections: [] });
    expect((await as('reader', 'PUT', at('/visit'))).status).toBe(204);
    expect(await changes('reader')).toMatchObject({ since: expect.any(String) as string, sections: [] });
    await write('author', 1, 'стало: ');
    await edit('iroAuthor', (doc) => {
      const [first] = listSections(doc);
      removeSection(doc, first?.id ?? '', { by: 'x' });
      addSection(doc, { title: 'Третий' });
    });
    expect((await changes('reader')).sections).toMatchObject([
      { title: 'Второй', change: 'changed', before: 'было', after: 'стало: было' },
      { title: 'Третий', change: 'added', before: '', after: '' },
      { change: 'removed', after: '' },
    ]);
    await as('moderator', 'PUT', at('/visit'));
    expect((await changes('moderator')).sections).toEqual([]);
    expect((await changes('reader')).sections).toHaveLength(3);
    await as('reader', 'PUT', at('/visit'));
    expect((await changes('reader')).sections).toEqual([]);
  });

  it('tells of a new title', async () => {
    await as('reader', 'PUT', at('/visit'));
    await edit('author', (doc) => void setSectionTitle(doc, listSections(doc)[1]?.id ?? '', 'Иной'));
    expect((await changes('reader')).sections).toMatchObject([{ before: 'Второй\nбыло', after: 'Иной\nбыло' }]);
  });

  it('tells of everything in fields and rows, by the names of fields and columns', async () => {
    const { university, iro } = world.seeded.institutions;
    let ids: Record<'passport' | 'plan' | 'topic' | 'calendar' | 'week', string> | null = null;
    await edit('author', (doc) => {
      const passport = addSection(doc, { kind: 'passport', title: 'Паспорт' });
      setField(doc, passport, 'standards', ['01.011']);
      setField(doc, passport, 'form', 'full-time');
      setField(doc, passport, 'startsOn', '2027-02-01');
      const plan = addSection(doc, { kind: 'study-plan', title: 'План' });
      const module = addRow(doc, plan, { type: 'module', cells: { title: 'Нормы', implementers: [university] } });
      const topic = addRow(doc, plan, { type: 'topic', parentId: module, cells: { title: 'Закон', lectures: 2 } });
      const calendar = addSection(doc, { kind: 'calendar', title: 'График' });
      const week = addRow(doc, calendar, { type: 'period', cells: { title: 'Неделя 1' } });
      setCalendarHours(doc, calendar, week, topic, 'lectures', 2);
      ids = { passport, plan, topic, calendar, week };
    });
    await as('reader', 'PUT', at('/visit'));
    await edit('author', (doc) => {
      if (!ids) throw new Error('nothing was written');
      setField(doc, ids.passport, 'form', 'extramural');
      setField(doc, ids.passport, 'distance', true);
      setField(doc, ids.passport, 'startsOn', '2027-03-01');
      setCell(doc, ids.plan, ids.topic, 'lectures', 1.5);
      setCell(doc, ids.plan, ids.topic, 'implementers', [iro]);
      setCalendarHours(doc, ids.calendar, ids.week, ids.topic, 'lectures', null);
      setCalendarHours(doc, ids.calendar, ids.week, ids.topic, 'practice', 2);
    });
    expect((await changes('reader')).sections).toMatchObject([
      {
        title: 'Паспорт',
        before: 'Профессиональные стандарты: 01.011\nФорма обучения: очная\nНачало обучения: 01.02.2027',
        after:
          'Профессиональные стандарты: 01.011\nФорма обучения: заочная\nС применением дистанционных технологий: да\n' +
          'Начало обучения: 01.03.2027',
      },
      {
        title: 'План',
        before: '1 Нормы; Реализует: СРПУ\n1.1 Закон; Лекции: 2',
        after: '1 Нормы; Реализует: СРПУ\n1.1 Закон; Лекции: 1,5; Реализует: ИРО',
      },
      { title: 'График', before: 'Неделя 1; 1.1 Лекции: 2', after: 'Неделя 1; 1.1 Практика: 2' },
    ]);
  });

  it('compares with what was kept before fields had names in their own form', async () => {
    await edit('author', (doc) => {
      setField(doc, addSection(doc, { kind: 'passport', title: 'Паспорт' }), 'term', 'год');
    });
    await as('reader', 'PUT', at('/visit'));
    await world.app.pool.query(
      `update document_text set sections = (select jsonb_agg(case when s->>'title' = 'Паспорт'
         then jsonb_build_object('id', s->'id', 'title', s->'title', 'text', 'год') else s - 'named' end)
         from jsonb_array_elements(sections::jsonb) as s) where document_id = $1`,
      [documentId],
    );
    expect((await changes('reader')).sections).toEqual([]);
    await edit('author', (doc) => {
      setField(doc, listSections(doc).find(({ title }) => title === 'Паспорт')?.id ?? '', 'term', 'два года');
    });
    expect((await changes('reader')).sections).toMatchObject([{ before: 'год', after: 'два года' }]);
  });

  it('keeps equal texts once, and none that nobody saw last', async () => {
    const texts = async (): Promise<number> =>
      (await world.app.pool.query('select from document_text where document_id = $1', [documentId])).rowCount ?? 0;
    await Promise.all(
      (['reader', 'reviewer', 'author', 'moderator'] as const).map((who) => as(who, 'PUT', at('/visit'))),
    );
    expect(await texts()).toBe(1);
    await write('author', 1, 'x');
    await as('reader', 'PUT', at('/visit'));
    expect(await texts()).toBe(2);
    for (const who of ['reviewer', 'author', 'moderator'] as const) await as(who, 'PUT', at('/visit'));
    expect(await texts()).toBe(1);
  });

  it('lists what people did, edits of one hour together', async () => {
    await write('iroAuthor', 1, 'раз ');
    await write('iroAuthor', 1, 'два ');
    await as('author', 'PATCH', at(''), { title: 'Новое имя' });
    await as('moderator', 'PATCH', at(''), { status: 'in-review' });
    const { sections } = (await as<DocumentContent>('reader', 'GET', at('/content'))).body;
    const thread = await as<ThreadView>('reviewer', 'POST', at('/threads'), {
      anchor: { sectionId: sections[1]?.id, quote: 'было' },
      body: 'Почему?',
    });
    await as('author', 'POST', `/api/v1/threads/${thread.body.id}/comments`, { body: 'Так' });
    await as('author', 'POST', `/api/v1/threads/${thread.body.id}/resolve`, { outcome: 'accepted' });
    const { items, hasMore } = await feed(at('/activity'));
    expect(hasMore).toBe(false);
    const { author, iroAuthor, moderator, reviewer } = world.seeded.people;
    expect(items.map(({ kind, actor }) => [kind, actor?.userId]).sort()).toEqual(
      [
        ['created', author.id],
        ['edited', author.id],
        ['edited', iroAuthor.id],
        ['renamed', author.id],
        ['status-changed', moderator.id],
        ['thread-raised', reviewer.id],
        ['commented', author.id],
        ['resolved', author.id],
      ].sort(),
    );
    expect(items.find(({ kind }) => kind === 'resolved')).toMatchObject({
      thread: { id: thread.body.id, number: 1, quote: 'было' },
      document: { id: documentId, title: 'Новое имя' },
    });
    expect(items.find(({ kind }) => kind === 'status-changed')?.status).toBe('in-review');
    expect(items.map(({ kind, thread: about }) => [kind, about?.text]).filter(([, text]) => text)).toEqual([
      ['thread-raised', 'Почему?'],
    ]);
  });

  it('tells of a proposal what it was about, also once its words stand there', async () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, await world.app.app.get(DocumentStore, { strict: false }).state(documentId));
    const anchor = anchorOfRange(doc, listSections(doc)[1]?.id ?? '', 0, 4);
    const made = await as<ThreadView>('reviewer', 'POST', at('/threads'), {
      anchor,
      proposal: { replacement: 'стало' },
    });
    expect(await as('author', 'POST', `/api/v1/threads/${made.body.id}/accept`, {})).toMatchObject({ status: 200 });
    const told = (await feed(at('/activity?group=threads'))).items;
    const accepted = (await feed(at('/activity'))).items.filter(({ kind }) => kind === 'proposal-accepted');
    for (const list of [told, accepted]) {
      expect(list).toMatchObject([{ thread: { number: 1, isProposal: true, quote: 'было' } }]);
    }
  });

  it('is filtered by person and by group of kinds, page after page', async () => {
    const { author, iroAuthor } = world.seeded.people;
    await write('iroAuthor', 1, 'раз ');
    await as('iroAuthor', 'PATCH', at(''), { title: 'Первое имя' });
    await as('author', 'PATCH', at(''), { title: 'Второе имя' });
    await as('iroAuthor', 'PATCH', at(''), { title: 'Третье имя' });
    const shown = ({ items }: Activity) => items.map(({ kind, actor }) => [kind, actor?.userId]);
    for (const path of [at('/activity'), world.workspace('/activity')]) {
      const groups = await feed(`${path}?group=edits`);
      expect(shown(groups).sort()).toEqual(
        [
          ['edited', author.id],
          ['edited', iroAuthor.id],
        ].sort(),
      );
      expect(shown(await feed(`${path}?person=${iroAuthor.id}&group=edits`))).toEqual([['edited', iroAuthor.id]]);
      const first = await feed(`${path}?person=${iroAuthor.id}&group=documents&limit=1`);
      expect(first).toMatchObject({ items: [{ kind: 'renamed' }], hasMore: true });
      const rest = await feed(`${path}?person=${iroAuthor.id}&group=documents&limit=1&before=${first.items[0]?.id}`);
      expect(shown(rest)).toEqual([['renamed', iroAuthor.id]]);
      expect(rest.hasMore).toBe(false);
      expect(rest.items[0]?.id).not.toBe(first.items[0]?.id);
      expect((await feed(`${path}?group=threads`)).items).toEqual([]);
      for (const wrong of ['group=nonsense', 'person=nonsense', 'group=edits&group=threads']) {
        expect(await as('reader', 'GET', `${path}?${wrong}`)).toMatchObject({ status: 400 });
      }
    }
    expect((await feed(at(`/activity?person=${world.seeded.people.outsider.id}`))).items).toEqual([]);
  });

  it('lists a workspace page by page, without what lies in the bin (S11)', async () => {
    const path = world.workspace('/activity');
    await write('author', 1, 'x');
    const first = await feed(`${path}?limit=1`);
    expect(first).toMatchObject({ hasMore: true });
    const second = await feed(`${path}?limit=1&before=${first.items[0]?.id}`);
    expect(second.items[0]?.id).not.toBe(first.items[0]?.id);
    await as('moderator', 'DELETE', at(''));
    expect((await feed(path)).items.filter(({ document }) => document.id === documentId)).toEqual([]);
    expect(await as('outsider', 'GET', path)).toMatchObject({ status: 404 });
    expect(await as('outsider', 'GET', at('/changes'))).toMatchObject({ status: 404 });
    expect(await as('outsider', 'PUT', at('/visit'))).toMatchObject({ status: 404 });
    expect(await as('reader', 'GET', `${path}?before=x`)).toMatchObject({ status: 400 });
  });
});
