import type { CommentView, ThreadView } from '@soproekt/contracts';
import { aThread, id } from '../../../testing/builders';
import { filterThreads, OPEN_ONLY, type ThreadFilter } from './thread-filter';

const me = { userId: id(1), institutionId: id(11), today: '2026-11-22' };
const other = { userId: id(2), name: 'Автор', institutionId: id(12) };
const comment = (body: string, author: CommentView['author'] = other): CommentView => ({
  id: id(9),
  threadId: id(8),
  author,
  body,
  createdAt: '2026-11-01T08:00:00.000Z',
  editedAt: null,
  deletedAt: null,
  reactions: [],
});
const numbers = (threads: readonly ThreadView[], filter: Partial<ThreadFilter>): number[] =>
  filterThreads(threads, { ...OPEN_ONLY, state: 'all', ...filter }, me).map(({ number }) => number);

describe('filterThreads', () => {
  it('tells open from closed', () => {
    const threads = [aThread(1), aThread(2, { state: 'resolved' })];
    expect([
      numbers(threads, { state: 'open' }),
      numbers(threads, { state: 'resolved' }),
      numbers(threads, {}),
    ]).toEqual([[1], [2], [1, 2]]);
  });

  it('knows what concerns oneself: raised, answered, mentioned, given to one or to one’s institution', () => {
    const own = { userId: me.userId, name: 'Я', institutionId: me.institutionId };
    const threads = [
      aThread(1, { author: own }),
      aThread(2, { comments: [comment('да', own)] }),
      aThread(3, { comments: [comment(`[@Я](user:${me.userId})`)] }),
      aThread(4, { assignee: { person: own, institutionId: null } }),
      aThread(5, { assignee: { person: null, institutionId: me.institutionId } }),
      aThread(6, { comments: [comment('нет')] }),
    ];
    expect(numbers(threads, { mine: true })).toEqual([1, 2, 3, 4, 5]);
  });

  it('finds what is given to one or to one’s institution, and what is late', () => {
    const own = { userId: me.userId, name: 'Я', institutionId: me.institutionId };
    const threads = [
      aThread(1, { author: own, dueOn: '2026-11-22' }),
      aThread(2, { assignee: { person: own, institutionId: null }, dueOn: '2026-11-21' }),
      aThread(3, { assignee: { person: null, institutionId: me.institutionId } }),
      aThread(4, { assignee: { person: other, institutionId: null }, dueOn: '2026-11-21' }),
      aThread(5, { state: 'resolved', dueOn: '2026-11-21' }),
    ];
    expect(numbers(threads, { assigned: true })).toEqual([2, 3]);
    expect(numbers(threads, { late: true })).toEqual([2, 4]);
  });

  it('finds by person, by institution and by proposals', () => {
    const proposal = { replacement: 'x', original: 'y', state: 'pending', decidedBy: null, decidedAt: null } as const;
    const threads = [
      aThread(1, { author: other }),
      aThread(2, { comments: [comment('да')] }),
      aThread(3, { proposal }),
    ];
    expect(numbers(threads, { from: `person:${other.userId}` })).toEqual([1, 2]);
    expect(numbers(threads, { from: `institution:${other.institutionId}` })).toEqual([1, 2]);
    expect(numbers(threads, { proposals: true })).toEqual([3]);
  });

  it('searches quotes, words, names and numbers, ё as е', () => {
    const threads = [
      aThread(1, { anchor: { sectionId: 'a', quote: 'Учётный  план' } }),
      aThread(2, { comments: [comment('Срок?')] }),
      aThread(31),
    ];
    expect(numbers(threads, { search: 'учетный план' })).toEqual([1]);
    expect(numbers(threads, { search: ' срок' })).toEqual([2]);
    expect(numbers(threads, { search: '№ 31' })).toEqual([31]);
  });
});
