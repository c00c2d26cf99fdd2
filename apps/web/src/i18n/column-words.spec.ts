import { STRUCTURED_KINDS } from '@soproekt/documents';
import i18next from 'i18next';
import { readLanguage } from '../testing/locales';
import { columnWords } from './column-words';
import { startI18n } from './i18n';

describe('the words for columns', () => {
  beforeAll(() => startI18n('ru', (locale) => Promise.resolve(readLanguage(locale))));
  const words = (kind: string, column: string, rowType?: string): string =>
    columnWords(i18next.t, { kind, column, ...(rowType !== undefined && { rowType }) });

  it('are there for every cell and field that a document can have', () => {
    for (const [kind, { fields, rows }] of Object.entries(STRUCTURED_KINDS)) {
      for (const column of Object.keys(fields))
        expect([kind, column, words(kind, column)]).toEqual([kind, column, expect.stringMatching(/^[А-Я]/)]);
      for (const [rowType, { cells }] of Object.entries(rows)) {
        // The table of periods has them as its columns, by their own names.
        if (kind === 'calendar') continue;
        for (const column of Object.keys(cells)) {
          if (HIDDEN.includes(`${rowType}.${column}`)) continue;
          expect([kind, rowType, column, words(kind, column, rowType)]).toEqual([
            kind,
            rowType,
            column,
            expect.stringMatching(/^[А-Я]/),
          ]);
        }
      }
    }
  });

  it('are those of the table and of the passport', () => {
    expect(words('study-plan', 'lectures', 'topic')).toBe('Лекции, часов');
    expect(words('study-plan', 'title', 'plan-section')).toBe('Название');
    expect(words('conditions', 'text', 'staff')).toBe('Кто ведёт занятия, квалификация');
    expect(words('passport', 'goal')).toBe('Цель');
  });

  it('are none for what is no column', () => {
    expect([
      words('study-plan', 'constructor'),
      words('constructor', 'x'),
      words('passport', 'x'),
      words('text', 'title'),
    ]).toEqual(['', '', '', '']);
  });
});

/** Cells that are no columns of their own: the kind of an attestation shows as its row, the group of a source as its table. */
const HIDDEN = ['attestation.attestation', 'source.group'];
