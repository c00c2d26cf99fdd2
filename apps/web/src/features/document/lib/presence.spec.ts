import { describe, expect, it } from '@jest/globals';
import { groupByInstitution, presentPeople, readPeer } from './presence';

const university = { id: 'u', shortName: 'СРПУ', hue: 0 };
const institute = { id: 'i', shortName: 'ИРО', hue: 1 };
const state = (id: string, name: string, institution: unknown, section: string | null = null) => ({
  user: { id, name, color: '#000000', institution },
  section,
  cursor: null,
});

describe('readPeer', () => {
  it('passes over states that the server has not stamped, and over rubbish', () => {
    for (const rubbish of [null, 1, {}, { user: 1 }, { user: { name: 'x' } }]) expect(readPeer(1, rubbish)).toBeNull();
    expect(readPeer(1, { ...state('a', 'А', { id: 'u', hue: 99 }), cursor: 'no' })).toMatchObject({
      hue: null,
      cursor: null,
    });
  });
});

describe('cells of a table', () => {
  it('are read only when they are whole', () => {
    const cell = { sectionId: 's', rowId: 'r', column: 'title' };
    expect(readPeer(1, { ...state('a', 'А', university), cell })?.cell).toEqual(cell);
    for (const rubbish of [null, 'x', {}, { ...cell, rowId: 1 }, { ...cell, column: '' }]) {
      expect(readPeer(1, { ...state('a', 'А', university), cell: rubbish })?.cell).toBeNull();
    }
  });
});

describe('presentPeople', () => {
  it('shows two windows of one person once, where the person moved last', () => {
    const states = new Map<number, unknown>([
      [1, state('me', 'Я', university, 's1')],
      [2, state('anna', 'Анна', institute, 's1')],
      [3, state('anna', 'Анна', institute, 's2')],
      [4, state('anna', 'Анна', institute, null)],
    ]);
    const people = presentPeople(states, (clientId) => clientId, 'me');
    expect(people.map(({ userId, sectionId, self }) => [userId, sectionId, self])).toEqual([
      ['me', 's1', true],
      ['anna', 's2', false],
    ]);
  });
});

describe('groupByInstitution', () => {
  it('orders by colour slot, people without an institution last', () => {
    const states = new Map<number, unknown>([
      [1, state('c', 'Вера', null)],
      [2, state('b', 'Борис', institute)],
      [3, state('a', 'Анна', university)],
    ]);
    const groups = groupByInstitution(
      presentPeople(states, () => 0, ''),
      'Без организации',
    );
    expect(groups.map(({ name, people }) => [name, people.length])).toEqual([
      ['СРПУ', 1],
      ['ИРО', 1],
      ['Без организации', 1],
    ]);
  });
});
