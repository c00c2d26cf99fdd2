import { initials } from './initials';

it.each([
  ['Анна Орлова', 'АО'],
  ['Анна Сергеевна Орлова', 'АО'],
  ['анна', 'А'],
  ['Мамин-Сибиряк Дмитрий', 'МД'],
  ['<b>', 'B'],
  ['42', '?'],
  ['', '?'],
])('%s → %s', (name, letters) => {
  expect(initials(name)).toBe(letters);
});
