import type { InboxItem } from '@soproekt/contracts';
import { id } from '../../../testing/builders';
import { groupNews, isGroup } from './group-news';

const item = (n: number, kind: InboxItem['kind'] = 'thread', document = 1): InboxItem => ({
  id: id(n),
  kind,
  at: '2026-11-20T09:00:00.000Z',
  readAt: null,
  actor: null,
  workspace: { id: id(100), name: 'Пространство' },
  document: { id: id(document), title: 'Программа' },
  thread: {
    id: id(400 + n),
    number: n,
    quote: '',
    state: 'open',
    outcome: null,
    isProposal: false,
    proposal: null,
    column: null,
    dueOn: null,
    isOwn: false,
  },
  excerpt: '',
});
const shape = (items: readonly InboxItem[]): number[] =>
  groupNews(items).map((news) => (isGroup(news) ? news.items.length : 1));

describe('groupNews', () => {
  it('folds many new threads of one document', () => {
    expect(shape([item(1), item(2), item(3), item(4), item(5)])).toEqual([5]);
    expect(shape([item(1), item(2), item(3)])).toEqual([1, 1, 1]);
  });

  it('leaves apart what is of another document or names the receiver', () => {
    const items = [item(1), item(2), item(3), item(4), item(5, 'mention'), item(6), item(7, 'thread', 2), item(8)];
    expect(shape(items)).toEqual([4, 1, 1, 1, 1]);
    expect(shape([1, 2, 3, 4].map((n) => item(n, 'reply')))).toEqual([1, 1, 1, 1]);
  });
});
