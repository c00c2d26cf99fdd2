import { COMPETENCES, PROGRAMME_TYPES, RESULT_ASPECTS, STUDY_FORMS } from '@soproekt/domain';
import i18next from 'i18next';
import { readLanguage } from '../testing/locales';
import { chosenValue, chosenWords } from './chosen-values';
import { formatters } from './format';
import { startI18n } from './i18n';

const words = (kind: string, column: string, value: string): string =>
  chosenWords(i18next.t, formatters('ru'), { kind, column, value });

describe('chosen values', () => {
  beforeAll(() => startI18n('ru', (locale) => Promise.resolve(readLanguage(locale))));

  it('are said in words', () => {
    expect(words('passport', 'form', 'part-time')).toBe('очно-заочная');
    expect(words('passport', 'distance', 'true')).toBe('да');
    expect(words('passport', 'startsOn', '2026-12-01')).toBe('1\u00a0декабря\u00a02026\u00a0г.');
    const all = { form: STUDY_FORMS, programmeType: PROGRAMME_TYPES };
    for (const [column, values] of Object.entries(all))
      for (const value of values) expect(words('passport', column, value)).toMatch(/^[А-ЯЁа-яё -]+$/);
    for (const value of COMPETENCES) expect(words('planned-results', 'competence', value)).not.toBe(value);
    for (const value of RESULT_ASPECTS) expect(words('planned-results', 'aspect', value)).not.toBe(value);
  });

  it('stay as they are where they are none', () => {
    expect(words('passport', 'form', 'вечерняя')).toBe('вечерняя');
    expect(words('passport', 'goal', 'true')).toBe('true');
    expect(words('text', 'constructor', '1')).toBe('1');
    expect(words('passport', 'startsOn', 'скоро')).toBe('скоро');
    expect(chosenValue('passport', 'organisations')).toBeNull();
  });
});
