import { STANDARD_COLUMNS } from '@soproekt/contracts';
import { AppError } from '../../platform/errors/app-error.js';
import type { ImportedStandard } from './imported-standard.js';
import { readStandardFile, readStandardList } from './standard-file.js';
import { writeStandardTable } from './standard-table.js';
import { STARTER_STANDARDS } from './starter-standards.js';

const bytes = (text: string): Uint8Array => Buffer.from(text);
const HEADER = STANDARD_COLUMNS.join(';');
const table = (...lines: string[]): Uint8Array => bytes([HEADER, ...lines].join('\r\n'));
const full = ({ basis = '', audience = [], ...rest }: ImportedStandard): Required<ImportedStandard> => ({
  ...rest,
  basis,
  audience,
});

const school: Required<ImportedStandard> = {
  code: '01.011',
  title: 'Руководитель',
  basis: 'Приказ №\u00a0250н',
  audience: ['директора', 'заместители; и.\u00a0о.'],
  functions: [
    { code: 'B/01.7', title: 'Управление', actions: ['Планирует', 'Считает «часы», и;не только'] },
    { code: 'B/02.7', title: 'Администрирование', actions: [] },
  ],
};

describe('files of occupational standards', () => {
  it('puts the lines of a table together', () => {
    const read = readStandardFile(
      table(
        '01.011;Руководитель;директора|заместители;B/01.7;Управление;Планирует;Приказ',
        '01.011;;директора;B/01.7;;Считает;',
        '01.011;Руководитель;;B/02.7;Администрирование;;',
        ';;;;;;',
        '02.001;Другой;;;;;',
      ),
    );
    expect(read).toEqual({
      standards: [
        {
          code: '01.011',
          title: 'Руководитель',
          basis: 'Приказ',
          audience: ['директора', 'заместители'],
          functions: [
            { code: 'B/01.7', title: 'Управление', actions: ['Планирует', 'Считает'] },
            { code: 'B/02.7', title: 'Администрирование', actions: [] },
          ],
        },
        { code: '02.001', title: 'Другой', basis: '', audience: [], functions: [] },
      ],
      rejected: [],
    });
  });

  it('says of every line that it leaves out where it stands and why, and takes the others', () => {
    const { standards, rejected } = readStandardFile(
      table(
        '01.011;Руководитель;;B/01.7;Управление;Планирует;',
        ';Без кода;;;;;',
        '02.002;;;;;;',
        '01.011;Иначе;;;;;',
        '01.011;;;;;Без функции;',
        '01.011;;;B/03.7;;Без названия;',
        '01.011;;;B/01.7;Иначе;;',
        `01.011;;;B/01.7;;${'x'.repeat(1_001)};`,
        '01 011;С пробелом;;;;;',
        '"01.011;Не закрыто',
      ),
    );
    expect(standards).toHaveLength(1);
    expect(standards[0]?.functions).toEqual([{ code: 'B/01.7', title: 'Управление', actions: ['Планирует'] }]);
    expect(rejected).toEqual([
      { line: 3, reason: 'no-standard-code', field: 'standard_code' },
      { line: 4, reason: 'no-standard-title', field: 'standard_title' },
      { line: 5, reason: 'conflicting-title', field: 'standard_title' },
      { line: 6, reason: 'action-without-function', field: 'function_code' },
      { line: 7, reason: 'no-function-title', field: 'function_title' },
      { line: 8, reason: 'conflicting-title', field: 'function_title' },
      { line: 9, reason: 'not-valid', field: 'action' },
      { line: 10, reason: 'not-valid', field: 'standard_code' },
      { line: 11, reason: 'broken-line', field: null },
    ]);
  });

  it.each([
    ['UTF-8', (text: string) => Buffer.from(text)],
    ['UTF-8 with its mark', (text: string) => Buffer.from(`\ufeff${text}`)],
    ['UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['the code page of Windows', (text: string) => Buffer.from([...text].map(cp1251))],
  ])('reads %s', (_what, encode) => {
    const { standards } = readStandardFile(encode(`${HEADER}\r\n01.011;Руководитель;;;;;\r\n`));
    expect(standards).toMatchObject([{ code: '01.011', title: 'Руководитель' }]);
  });

  it.each([';', ',', '\t'])('reads a table with the delimiter %j', (delimiter) => {
    const text = `${STANDARD_COLUMNS.join(delimiter)}\n${['01.011', 'Т', 'а', '', '', '', ''].join(delimiter)}`;
    expect(readStandardFile(bytes(text)).standards).toMatchObject([{ code: '01.011', audience: ['а'] }]);
  });

  it('takes Cyrillic letters in codes for the Latin ones that they look like', () => {
    const { standards } = readStandardFile(table('01.011;Т;;В/02.7;Функция;;', '01.011;;;B/02.7;;Действие;'));
    expect(standards[0]?.functions).toEqual([{ code: 'B/02.7', title: 'Функция', actions: ['Действие'] }]);
  });

  it('says nothing of audience and basis when the table has no such columns', () => {
    const { standards } = readStandardFile(
      bytes('standard_code;standard_title;function_code;function_title;action\n01.011;Т;;;'),
    );
    expect(standards).toEqual([{ code: '01.011', title: 'Т', functions: [] }]);
  });

  it('keeps formulas as text, and marks them for spreadsheets on the way out', () => {
    const cells = ['=HYPERLINK("http://evil.example")', '+1', '-1', '@SUM(A1)', "'=1", "''=1", "it's"];
    const standard = { ...school, functions: [{ code: 'B/01.7', title: '=1+1', actions: cells }] };
    const csv = writeStandardTable([standard], 'ru');
    for (const cell of csv.split(/[;\r\n]+/)) expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@]/);
    expect(readStandardFile(bytes(csv)).standards.map(full)).toEqual([standard]);
    expect(readStandardFile(table('01.011;=1+1;;;;;')).standards[0]?.title).toBe('=1+1');
  });

  it('gives back what it wrote, as a table and as JSON', () => {
    const other = { code: '02.002', title: 'Пустой', basis: '', audience: [], functions: [] };
    const csv = writeStandardTable([school, other], 'en');
    expect(csv.startsWith('\ufeffstandard_code;')).toBe(true);
    const russian = writeStandardTable([school, other], 'ru');
    expect(russian.split('\r\n')[0]).toBe(
      '\ufeffКод профстандарта;Название профстандарта;Категории слушателей;Код функции;Название функции;Трудовое действие;Утверждён',
    );
    expect(readStandardFile(bytes(russian))).toEqual({ standards: [school, other], rejected: [] });
    expect(readStandardFile(bytes(csv))).toEqual({ standards: [school, other], rejected: [] });
    const json = JSON.stringify({ standards: [school, other] });
    expect(readStandardFile(bytes(json))).toEqual({ standards: [school, other], rejected: [] });
    expect(readStandardFile(bytes(JSON.stringify([school])))).toEqual({ standards: [school], rejected: [] });
  });

  it('knows the headings that people write in Russian, in any order and beside others', () => {
    const file = bytes(
      '№,Трудовая функция,код  функции,КОД СТАНДАРТА,Наименование,Утвержден:\n1,Управление,B/01.7,01.011,Руководитель,Приказ',
    );
    // No column of actions: it is named, and nothing else.
    expect(() => readStandardFile(file)).toThrow(
      expect.objectContaining({ details: [{ path: 'columns.action', message: 'the column is missing' }] }),
    );
    const whole = bytes(`${Buffer.from(file).toString().replace('№', 'Действия')}`);
    expect(readStandardFile(whole)).toEqual({
      standards: [
        {
          code: '01.011',
          title: 'Руководитель',
          basis: 'Приказ',
          functions: [{ code: 'B/01.7', title: 'Управление', actions: ['1'] }],
        },
      ],
      rejected: [],
    });
  });

  it('reports entries of JSON that do not fit', () => {
    const { standards, rejected } = readStandardList([
      school,
      { code: '02', title: '' },
      null,
      { ...school },
      { code: '03', title: 'Т', extra: 1 },
      { code: '04', title: 'Т' },
    ]);
    expect(standards.map(({ code }) => code)).toEqual(['01.011', '04']);
    expect(standards[1]).toEqual({ code: '04', title: 'Т', functions: [] });
    expect(rejected).toEqual([
      { line: 2, reason: 'not-valid', field: 'title' },
      { line: 3, reason: 'not-valid', field: null },
      { line: 4, reason: 'conflicting-title', field: 'code' },
      { line: 5, reason: 'not-valid', field: null },
    ]);
  });

  it.each([
    ['a table of something else', bytes('имя;возраст\nА;7')],
    ['nothing', bytes('')],
    ['broken JSON', bytes('[{')],
    ['JSON of something else', bytes('{"a":1}')],
    ['S12: a key that reaches a prototype', bytes('[{"__proto__":{"x":1}}]')],
    ['more than 1 MiB', new Uint8Array(1024 * 1024 + 1).fill(65)],
    ['too many entries', bytes(JSON.stringify(Array.from({ length: 201 }, (_, i) => ({ code: `${i}`, title: 'Т' }))))],
  ])('refuses %s', (_what, file) => {
    expect(() => readStandardFile(file)).toThrow(AppError);
    expect(() => readStandardFile(file)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });

  it('bounds what a table brings', () => {
    const lines = Array.from({ length: 205 }, (_, i) => `${i}.001;Т;;;;;`);
    const { standards, rejected } = readStandardFile(table(...lines));
    expect(standards).toHaveLength(200);
    expect(rejected).toHaveLength(5);
    expect(rejected[0]).toEqual({ line: 202, reason: 'too-many', field: 'standard_code' });
    const actions = Array.from({ length: 101 }, (_, i) => `1;Т;;B/1;Ф;Действие ${i};`);
    expect(readStandardFile(table(...actions)).rejected).toEqual([{ line: 102, reason: 'too-many', field: 'action' }]);
  });

  it('ships a starter that the catalogue takes as it is, and that says that it is to be compared', () => {
    const { standards, rejected } = readStandardList(STARTER_STANDARDS);
    expect(rejected).toEqual([]);
    expect(standards[0]?.functions.map(({ code }) => code)).toEqual(['B/01.7', 'B/02.7', 'B/03.7', 'B/04.7']);
    for (const { basis } of standards) expect(basis).toContain('проверьте по опубликованному тексту');
  });
});

function cp1251(letter: string): number {
  const code = letter.codePointAt(0) ?? 0;
  return code >= 0x410 && code <= 0x44f ? code - 0x350 : code;
}
