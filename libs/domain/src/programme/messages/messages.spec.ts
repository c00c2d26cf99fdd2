import { FINDING_CODES, type Finding } from '../finding.js';
import { checkBasis, checkTitle, findingMessage, levelName } from '../messages.js';
import { CHECKS } from '../registry.js';
import { FINDING_VARIANTS } from '../variants.js';
import { decimal, readParams, shorten } from './params.js';
import * as en from './words-en.js';
import * as ru from './words-ru.js';

const finding = (code: Finding['code'], variant: string, params: Finding['params'] = {}): Finding => ({
  code,
  level: 'error',
  sectionId: null,
  place: {},
  variant,
  params,
});

describe('Russian words', () => {
  it.each([
    [0, '0 часов'],
    [1, '1 час'],
    [2, '2 часа'],
    [5, '5 часов'],
    [11, '11 часов'],
    [21, '21 час'],
    [104, '104 часа'],
    [112, '112 часов'],
    [2.5, '2,5 часа'],
  ])('%d: %s', (value, text) => {
    expect(ru.hours(value)).toBe(text);
  });

  it('have the case of "at least"', () => {
    expect([1, 16, 21, 250, 1.5].map(ru.ofHours)).toEqual(['1 часа', '16 часов', '21 часа', '250 часов', '1,5 часа']);
  });

  it('print numbers, dates and percents as Russian documents do', () => {
    expect(ru.h(-0.5)).toBe('−0,5 ч');
    expect(ru.percent(0.4)).toBe('40\u00a0%');
    expect(ru.no(3)).toBe('№\u00a03');
    expect(ru.date('2026-10-13')).toBe('13.10.2026');
    expect(ru.date('soon')).toBe('soon');
  });

  it('name rows by type and number, else by title', () => {
    const name = (type: string, number: string, title: string) => ru.row(readParams({ type, number, title }));
    expect(name('module', '3', 'Команда')).toBe('Модуль 3 «Команда»');
    expect(name('module', '3', 'Название модуля')).toBe('Модуль 3');
    expect(name('topic', '3.2', 'Проектная сессия: план методической поддержки')).toBe(
      'Тема 3.2 «Проектная сессия: план методической…»',
    );
    expect(name('topic', '', 'Команда')).toBe('Тема «Команда»');
    expect(name('intermediate', 'ПА', 'Зачёт')).toBe('Промежуточная аттестация «Зачёт»');
    expect(name('final', 'ИА', 'Защита')).toBe('Итоговая аттестация');
    expect(name('module', ' ', '')).toBe('Модуль');
  });
});

describe('English words', () => {
  it('print numbers, dates and rows', () => {
    expect([en.hours(1), en.hours(2.5), en.percent(0.556)]).toEqual(['1 hour', '2.5 hours', '55.6%']);
    expect(en.date('2025-08-31')).toBe('31 August 2025');
    expect(en.date('2025-13-31')).toBe('2025-13-31');
    expect(en.row(readParams({ type: 'topic', number: '3.2' }))).toBe('Topic 3.2');
  });
});

describe('params', () => {
  it('are shortened at a word', () => {
    expect(shorten('раз  два\nтри', 20)).toBe('раз два три');
    expect(shorten('слово '.repeat(20), 21)).toBe('слово слово слово…');
    expect(shorten('с'.repeat(30), 10)).toBe(`${'с'.repeat(10)}…`);
  });

  it('that are no numbers become a question mark', () => {
    expect(decimal(Number.NaN, ',')).toBe('?');
    expect(findingMessage(finding('V02', 'differs'), 'ru')).toContain('? ч');
  });
});

describe('sentences', () => {
  it('exist for every variant in both languages', () => {
    for (const code of FINDING_CODES) {
      for (const variant of FINDING_VARIANTS[code]) {
        for (const locale of ['ru', 'en'] as const) {
          const message = findingMessage(finding(code, variant), locale);
          expect(message).not.toBe(checkTitle(code, locale));
          expect(message).not.toMatch(/undefined|NaN/);
        }
      }
    }
  });

  it('fall back to the title of the check for a variant of another version', () => {
    expect(findingMessage(finding('V02', 'of tomorrow'), 'ru')).toBe('Объём в паспорте и в плане');
    expect(findingMessage(finding('V02', 'toString'), 'en')).toBe('Workload of passport and plan');
  });

  it('bend the words with their numbers', () => {
    const below = (total: number, minimum: number) =>
      findingMessage(finding('V01', 'below-minimum', { total, minimum, programmeType: 'pk' }), 'ru');
    expect(below(15, 16)).toBe(
      'В учебном плане 15 часов, а для повышения квалификации нужно не меньше 16 часов – добавьте ещё 1 час.',
    );
    expect(below(1, 21)).toContain('1 час, а для повышения квалификации нужно не меньше 21 часа');
  });
});

describe('names', () => {
  it('are there for every check, level and basis, and cite only what was compared with an official text', () => {
    expect(CHECKS.map(({ code }) => code)).toEqual(FINDING_CODES);
    for (const code of FINDING_CODES) {
      expect(checkTitle(code, 'ru')).toMatch(/^[А-ЯЁ]/);
      expect(checkTitle(code, 'en')).toMatch(/^[A-Z]/);
      expect(checkBasis(code, 'en')).not.toBe('');
      expect(/№|ст\.|п\./.test(checkBasis(code, 'ru'))).toBe(code === 'V01');
    }
    expect(checkBasis('V01', 'ru')).toBe('приказ Минобрнауки России от 24.03.2025 №\u00a0266, п.\u00a018');
    expect(levelName('hint', 'ru')).toBe('Подсказка');
  });
});
