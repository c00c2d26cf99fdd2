import { describe, expect, it } from '@jest/globals';
import { matchSlashItems } from './slash-store';
import { normalizeAddress } from './link-address';

const item = (key: string, label: string, words: string) => ({ key, label, words, icon: null, run: () => undefined });
const items = [
  item('table', 'Таблица', 'table строки столбцы'),
  item('task', 'Список задач', 'чек-лист todo checklist'),
  item('list', 'Маркированный список', 'перечень bullet list'),
];
const found = (query: string) => matchSlashItems(items, query).map(({ key }) => key);

describe('matchSlashItems', () => {
  it('shows everything before something is typed', () => {
    expect(found('')).toEqual(['table', 'task', 'list']);
  });

  it('finds by the beginning of any word, in both languages', () => {
    expect(found('таб')).toEqual(['table']);
    expect(found('Спи')).toEqual(['task', 'list']);
    expect(found('check')).toEqual(['task']);
    expect(found('бли')).toEqual([]);
  });
});

describe('normalizeAddress', () => {
  it('understands what people type', () => {
    expect(normalizeAddress(' example.ru/a ')).toBe('https://example.ru/a');
    expect(normalizeAddress('a@b.ru')).toBe('mailto:a@b.ru');
    expect(normalizeAddress('http://b.ru')).toBe('http://b.ru');
    expect(normalizeAddress('javascript:alert(1)')).toBe('javascript:alert(1)');
  });
});
