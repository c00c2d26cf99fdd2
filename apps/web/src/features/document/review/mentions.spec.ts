import { id } from '../../../testing/builders';
import { findPeople, mentionQuery, mentionsForField, mentionsForStore } from './mentions';

const people = [
  { userId: id(1), name: 'Автор, ИРО' },
  { userId: id(2), name: 'Автор, ИРО-2' },
  { userId: id(3), name: 'Рецензент [школа]' },
];

describe('mentions', () => {
  it('are written as names and stored with who is meant; the longest name counts', () => {
    const stored = mentionsForStore('@Автор, ИРО-2, и @Автор, ИРО!', people);
    expect(stored).toBe(`[@Автор, ИРО-2](user:${id(2)}), и [@Автор, ИРО](user:${id(1)})!`);
    expect(mentionsForField(stored)).toBe('@Автор, ИРО-2, и @Автор, ИРО!');
  });

  it('are neither addresses nor parts of longer words', () => {
    const text = 'почта@Автор, ИРО и @Автор, ИРОн';
    expect(mentionsForStore(text, people)).toBe(text);
  });

  it('leave no bracket in a name that could end the mention', () => {
    expect(mentionsForStore('@Рецензент  школа', [{ userId: id(3), name: 'Рецензент [школа]' }])).toBe(
      `[@Рецензент  школа](user:${id(3)})`,
    );
  });

  it('look for people while one is being written', () => {
    expect(mentionQuery('Спросим @авт', 12)).toEqual({ from: 8, query: 'авт' });
    expect(mentionQuery('a@b', 3)).toBeNull();
    expect(mentionQuery('@ нет', 5)).toBeNull();
    expect(findPeople(people, 'иро').map(({ userId }) => userId)).toEqual([id(1), id(2)]);
  });
});
