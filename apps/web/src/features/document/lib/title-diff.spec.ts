import { describe, expect, it } from '@jest/globals';
import { diffText, mapOffset, mergeText } from './title-diff';

const apply = (text: string, change: ReturnType<typeof diffText>): string =>
  change ? text.slice(0, change.index) + change.insert + text.slice(change.index + change.remove) : text;

describe('diffText', () => {
  it.each([
    ['Учебный план', 'Учебно-тематический план'],
    ['', 'Цель'],
    ['Цель', ''],
    ['аа', 'ааа'],
    ['👩‍🏫', '👩‍🎓'],
    ['абв', 'абв'],
  ])('turns %j into %j', (before, after) => {
    expect(apply(before, diffText(before, after))).toBe(after);
  });

  it('never splits a pair of surrogates', () => {
    const change = diffText('\u{1F469}', '\u{1F468}');
    expect(change).toEqual({ index: 0, remove: 2, insert: '\u{1F468}' });
  });
});

describe('mapOffset', () => {
  const change = { index: 4, remove: 2, insert: 'новое' };
  it('keeps the caret at its letter', () => {
    expect(mapOffset(2, change)).toBe(2);
    expect(mapOffset(4, change)).toBe(4);
    expect(mapOffset(5, change)).toBe(9);
    expect(mapOffset(10, change)).toBe(13);
  });
});

describe('mergeText', () => {
  it.each([
    ['others wrote before it', 'abc', 'abcя', 'Xabc', 'Xabcя'],
    ['others wrote after it', 'abc', 'яabc', 'abcX', 'яabcX'],
    ['both wrote at one place', 'ab', 'aяb', 'aXb', 'aXяb'],
    ['both removed apart', 'abcdef', 'acdef', 'abcdf', 'acdf'],
    ['both removed the same', 'abcdef', 'aef', 'abf', 'af'],
    ['others replaced what was replaced in part', 'abcdef', 'aяef', 'abXf', 'aяXf'],
    ['others replaced a part of what was replaced', 'abcdef', 'aяf', 'abcXef', 'aяXf'],
    ['others removed everything', 'abc', 'abcя', '', 'я'],
    ['nobody else wrote', 'abc', 'abcя', 'abc', 'abcя'],
    ['nothing was written', 'abc', 'abc', 'Xabc', 'Xabc'],
  ])('%s', (_what, base, written, stored, merged) => {
    expect(mergeText(base, written, stored)).toBe(merged);
  });
});
