import type { ThreadView } from '@soproekt/contracts';
import { id } from '../../../testing/builders';
import { arrange, remarkRows, type RemarkFilters } from './remark-rows';

const UNIVERSITY = id(10);
const INSTITUTE = id(11);
const NAMES: Record<string, string> = { [UNIVERSITY]: 'СРПУ', [INSTITUTE]: 'ИРО' };

function thread(number: number, sectionId: string, institutionId: string, kind?: 'accepted' | 'declined'): ThreadView {
  const author = { userId: id(20 + number), name: `Автор ${number}`, institutionId };
  const at = '2026-11-01T08:00:00.000Z';
  return {
    id: id(number),
    documentId: id(1),
    workspaceId: id(100),
    number,
    anchor: { sectionId, quote: 'слова' },
    author,
    state: kind ? 'resolved' : 'open',
    outcome: kind ? { kind, reason: '', by: null, at } : null,
    assignee: null,
    dueOn: null,
    proposal: null,
    past: [],
    comments: [
      {
        id: id(50 + number),
        threadId: id(number),
        author,
        body: '**Почему** так?',
        createdAt: at,
        editedAt: null,
        deletedAt: null,
        reactions: [],
      },
    ],
    createdAt: at,
    updatedAt: at,
  };
}

const section = (
  id: string,
  kind: string,
  title: string,
  role: string | null = null,
  rows: { id: string; name: string }[] = [],
) => ({
  id,
  kind,
  role,
  title,
  institutionId: null,
  text: '',
  words: 0,
  rows,
});

const DOCUMENT = {
  kind: 'programme',
  sections: [
    section('front', 'text', 'Титульный лист', 'title-page'),
    section('a', 'text', 'Цель'),
    section('b', 'study-plan', 'План', null, [{ id: 'm', name: '1 Команда' }]),
    section('c', 'calendar', 'График', null, [{ id: 'w', name: 'Неделя 1' }]),
  ],
} satisfies Parameters<typeof remarkRows>[1];
const rows = remarkRows(
  [
    thread(1, 'b', UNIVERSITY),
    thread(2, 'gone', INSTITUTE, 'declined'),
    thread(3, 'a', UNIVERSITY, 'accepted'),
    thread(4, 'a', INSTITUTE),
  ],
  DOCUMENT,
);
const ALL: RemarkFilters = { institution: null, author: null, decision: null, sort: 'number', descending: false };
const numbers = (filters: Partial<RemarkFilters>): number[] =>
  arrange(
    rows,
    { ...ALL, ...filters },
    (each) => NAMES[each ?? ''] ?? '',
    (a, b) => a.localeCompare(b, 'ru'),
  ).map((row) => row.thread.number);

describe('remarkRows', () => {
  it('names the section by title and its number in print, and the first comment without its marks', () => {
    expect(rows[0]).toMatchObject({
      place: { number: 2, kind: 'study-plan', title: 'План' },
      text: 'Почему так?',
      decision: 'open',
    });
    expect(remarkRows([thread(5, 'front', UNIVERSITY)], DOCUMENT)[0]?.place).toMatchObject({
      number: null,
      title: 'Титульный лист',
    });
    expect(rows[1]).toMatchObject({ place: null, decision: 'declined' });
  });

  it('names the row, of hours in the calendar that of the plan and the period', () => {
    const about = (anchor: Partial<ThreadView['anchor']>): string | undefined => {
      const base = thread(6, 'b', UNIVERSITY);
      return remarkRows([{ ...base, anchor: { ...base.anchor, ...anchor } }], DOCUMENT)[0]?.place?.row;
    };
    expect(about({ rowId: 'm', column: 'lectures' })).toBe('1 Команда');
    expect(about({ sectionId: 'c', rowId: 'w', column: 'practice:m' })).toBe('1 Команда, Неделя 1');
    expect(about({ rowId: 'gone' })).toBe('');
    expect(about({})).toBe('');
  });
});

describe('arrange', () => {
  it('goes by number, by the order of the document, by institution and by decision', () => {
    expect(numbers({})).toEqual([1, 2, 3, 4]);
    expect(numbers({ descending: true })).toEqual([4, 3, 2, 1]);
    expect(numbers({ sort: 'place' })).toEqual([3, 4, 1, 2]);
    expect(numbers({ sort: 'author' })).toEqual([2, 4, 1, 3]);
    expect(numbers({ sort: 'decision' })).toEqual([1, 4, 3, 2]);
  });

  it('lets through what fits all filters', () => {
    expect(numbers({ institution: UNIVERSITY })).toEqual([1, 3]);
    expect(numbers({ decision: 'open' })).toEqual([1, 4]);
    expect(numbers({ decision: 'open', institution: INSTITUTE })).toEqual([4]);
    expect(numbers({ author: id(21) })).toEqual([1]);
  });
});
