import { institutionBeside } from './institution-beside';

describe('institutionBeside', () => {
  it('does not say an institution that the name already carries', () => {
    expect(institutionBeside('Автор, ИРО', 'ИРО')).toBeNull();
    expect(institutionBeside('автор иро', 'ИРО')).toBeNull();
    expect(institutionBeside('Анна', 'ИРО')).toBe('ИРО');
  });

  it('is nothing for people of none', () => {
    for (const none of [null, undefined, '']) expect(institutionBeside('Анна', none)).toBeNull();
  });
});
