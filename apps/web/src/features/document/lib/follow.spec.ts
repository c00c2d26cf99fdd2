import { describe, expect, it } from '@jest/globals';
import { endsFollowing, followMove } from './follow';

describe('endsFollowing', () => {
  it('ends with own scrolling and typing', () => {
    for (const type of ['wheel', 'touchmove']) expect(endsFollowing({ type }, true)).toBe(true);
    for (const key of ['а', 'Enter', 'PageDown', 'ArrowDown', 'Backspace', 'Escape']) {
      expect(endsFollowing({ type: 'keydown', key }, false)).toBe(true);
    }
  });

  it('does not end with modifiers, function keys or work on controls', () => {
    for (const key of ['Shift', 'Control', 'F5']) expect(endsFollowing({ type: 'keydown', key }, false)).toBe(false);
    for (const key of ['Enter', 'Tab', 'ArrowDown']) expect(endsFollowing({ type: 'keydown', key }, true)).toBe(false);
    expect(endsFollowing({ type: 'pointermove' }, false)).toBe(false);
  });
});

describe('followMove', () => {
  it('moves with the caret, and to the section of somebody who only reads', () => {
    expect(followMove(null, { sectionId: 'a', caret: '1' })).toBe('caret');
    expect(followMove({ sectionId: 'a', caret: '1' }, { sectionId: 'a', caret: '2' })).toBe('caret');
    expect(followMove({ sectionId: 'a', caret: null }, { sectionId: 'b', caret: null })).toBe('section');
  });

  it('stays when nothing moved or nothing is known', () => {
    expect(followMove({ sectionId: 'a', caret: '1' }, { sectionId: 'a', caret: '1' })).toBeNull();
    expect(followMove({ sectionId: 'a', caret: '1' }, { sectionId: 'a', caret: null })).toBeNull();
    expect(followMove({ sectionId: 'a', caret: '1' }, null)).toBeNull();
    expect(followMove(null, { sectionId: null, caret: null })).toBeNull();
  });
});
