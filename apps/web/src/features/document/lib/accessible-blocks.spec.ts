import { describe, expect, it } from '@jest/globals';
import { headingLevels } from './accessible-blocks';

describe('headingLevels', () => {
  it.each([
    [
      [2, 2, 3],
      [3, 3, 4],
    ],
    [
      [1, 3, 2, 1],
      [3, 4, 4, 3],
    ],
    [
      [3, 2, 1],
      [3, 3, 3],
    ],
    [[], []],
  ])('closes the gaps of %j', (stored, shown) => {
    expect(headingLevels(stored)).toEqual(shown);
  });
});
