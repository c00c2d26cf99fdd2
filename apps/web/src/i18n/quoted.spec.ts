import { quoted } from '@soproekt/domain';
import i18next from 'i18next';
import { readLanguage } from '../testing/locales';
import { setLocale, startI18n } from './i18n';

describe('quoted', () => {
  it('turns quotation marks into those of the second rank', () => {
    expect(quoted('Программа «Цифровая среда»', 'ru')).toBe('Программа „Цифровая среда“');
    expect(quoted('Программа „Среда“', 'ru')).toBe('Программа „Среда“');
    expect(quoted('Programme “Schools”, «Школа»', 'en')).toBe('Programme ‘Schools’, «Школа»');
  });

  it('is what texts of the interface do with a title', async () => {
    await startI18n('ru', (locale) => Promise.resolve(readLanguage(locale)));
    const said = () => i18next.t('import:done.made', { title: 'Программа «Среда»' });
    expect(said()).toBe('Создан документ «Программа „Среда“»');
    await setLocale('en');
    expect(said()).toContain('“Программа «Среда»”');
  });
});
