import { cellOf } from './go-to-finding';

describe('where a finding leads', () => {
  it.each([
    [
      { rowId: 'r1', column: 'total' },
      { rowId: 'r1', column: 'total' },
    ],
    [{ rowId: 'r1' }, { rowId: 'r1', column: undefined }],
    [{ field: 'goal' }, { rowId: 'fields', column: 'goal' }],
    // Hours of one period, and of a row of the plan over all periods.
    [
      { rowId: 'week', column: 'practice:m1' },
      { rowId: 'week', column: 'practice:m1' },
    ],
    [{ column: 'practice:m1' }, { rowId: 'm1', column: 'difference' }],
    // A column as a whole, and the section.
    [{ column: 'total' }, { rowId: 'sums', column: 'total' }],
    [{}, null],
  ])('of %j is %j', (place, cell) => expect(cellOf(place)).toEqual(cell));
});
