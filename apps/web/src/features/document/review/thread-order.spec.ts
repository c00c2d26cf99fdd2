import type { AnchorPlace } from '@soproekt/documents';
import { aThread } from '../../../testing/builders';
import { countBySection, orderThreads } from './thread-order';

const text = (sectionId: string, from: number): AnchorPlace => ({
  kind: 'text',
  sectionId,
  from,
  to: from + 1,
  text: 'x',
  unchanged: true,
});
const cell = (sectionId: string, rowId: string | null, column: string | null): AnchorPlace => ({
  kind: 'cell',
  sectionId,
  rowId,
  column,
  text: '',
  unchanged: true,
});
const rows = ['r2', 'r1'];
const fields = ['goal', 'form', 'basis'];
const order = {
  sections: ['b', 'a'],
  rowAt: (_section: string, row: string) => rows.indexOf(row),
  fieldAt: (field: string) => fields.indexOf(field),
};

function arranged(places: readonly (AnchorPlace | null)[]) {
  const threads = places.map((_place, i) => aThread(i + 1));
  const known = new Map(places.flatMap((place, i) => (place ? [[threads[i]?.id ?? '', place] as const] : [])));
  const { placed, detached } = orderThreads(threads, known, order);
  return [placed.map(({ number }) => number), detached.map(({ number }) => number)];
}

describe('orderThreads', () => {
  it('follows the sections as they stand, then the text', () => {
    expect(arranged([text('a', 5), text('b', 9), text('b', 2)])).toEqual([[3, 2, 1], []]);
  });

  it('puts the section as a whole first, its fields next, and rows by their place', () => {
    const places = [
      cell('a', 'r1', 'x'),
      cell('a', 'r2', 'x'),
      cell('a', null, 'f'),
      { kind: 'section', sectionId: 'a' },
    ];
    expect(arranged(places as AnchorPlace[])).toEqual([[4, 3, 2, 1], []]);
  });

  it('takes fields as the form shows them', () => {
    expect(arranged([cell('a', null, 'basis'), cell('a', null, 'goal'), cell('a', null, 'form')])).toEqual([
      [2, 3, 1],
      [],
    ]);
  });

  it('puts the row before its cells, and older ones first at the same place', () => {
    expect(arranged([cell('a', 'r1', 'x'), cell('a', 'r1', null), cell('a', 'r1', 'x')])).toEqual([[2, 1, 3], []]);
  });

  it('sets apart what has no place, by number', () => {
    expect(arranged([null, text('a', 0), null])).toEqual([[2], [1, 3]]);
  });

  it('counts what is open in a section', () => {
    const [open, closed, lost] = [aThread(1), aThread(2, { state: 'resolved' }), aThread(3)];
    const places = new Map([open, closed].map(({ id }) => [id, text('a', 0)]));
    expect([...countBySection([open, closed, lost], places)]).toEqual([['a', 1]]);
  });
});
