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

  it('are found whatever spaces and letters they are typed with', () => {
    const school = [{ userId: id(4), name: 'Рецензент (Ё.), Школа №\u00a07' }];
    const stored = `[@Рецензент (Ё.), Школа №\u00a07](user:${id(4)})`;
    expect(mentionsForStore('@Рецензент (Ё.), Школа № 7: да', school)).toBe(`${stored}: да`);
    expect(mentionsForStore('@рецензент (е.),  школа № 7', school)).toBe(stored);
    expect(mentionsForStore('@Рецензент (Ё.), Школа № 75', school)).toBe('@Рецензент (Ё.), Школа № 75');
    expect(mentionsForStore('@Рецензент (Ё.),\nШкола № 7', school)).toBe('@Рецензент (Ё.),\nШкола № 7');
    expect(findPeople(school, 'рецензент (е.), школа № 7')).toEqual(school);
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
