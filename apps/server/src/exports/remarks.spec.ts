import { exportedDocumentSchema, type ExportedThread, type ExportFormat } from '@soproekt/contracts';
import * as Y from 'yjs';
import { exportDocument } from './export-task.js';
import { readDocument } from './model/read-document.js';
import { INSTITUTE, UNIVERSITY, demoProgramme, payloadOf } from './testing/demo-programme.js';
import { attribute, elements, textIn, unpack } from './testing/unpack.js';

const { doc, sections } = demoProgramme();
const AUTHOR = { name: 'рецензент', institutionId: UNIVERSITY };
const DECIDER = { name: 'координатор', institutionId: INSTITUTE };

const thread = (number: number, more: Partial<ExportedThread> = {}): ExportedThread => ({
  number,
  sectionId: sections.note ?? '',
  rowId: null,
  column: null,
  quote: 'много данных',
  author: AUTHOR,
  createdAt: '2027-01-10T09:00:00.000Z',
  proposal: null,
  comments: [{ author: AUTHOR, text: `Замечание № ${number}`, at: '2027-01-10T09:00:00.000Z' }],
  outcome: null,
  ...more,
});
const at = '2027-01-12T09:00:00.000Z';
const REMARKS = [
  thread(1),
  thread(2, {
    proposal: { original: 'много данных', replacement: 'мало данных' },
    outcome: { kind: 'accepted', reason: '', by: DECIDER, at },
  }),
  thread(3, { outcome: { kind: 'declined', reason: 'Противоречит положению', by: DECIDER, at } }),
  thread(4, { sectionId: 'gone', author: null, quote: '', outcome: { kind: 'withdrawn', reason: '', by: null, at } }),
];

const file = (format: ExportFormat, more = {}): Promise<Uint8Array> =>
  exportDocument({ ...payloadOf(doc, { remarks: REMARKS, ...more }), format });
const text = async (format: ExportFormat, more = {}): Promise<string> =>
  new TextDecoder().decode(await file(format, more));
const rowsOf = (table: string): string[][] => elements(table, 'w:tr').map((row) => elements(row, 'w:tc').map(textIn));

describe('the table of disagreements', () => {
  it('stands behind the document on a page that lies on its side, every thread in a row', async () => {
    const body = unpack(await file('docx')).get('word/document.xml') ?? '';
    const tail = body.slice(body.indexOf('w:name="appendix"'));
    expect(textIn(tail)).toMatch(/^Таблица разногласийПо состоянию на 13\.01\.2027/);
    expect(rowsOf(elements(tail, 'w:tbl')[0] ?? '')).toEqual([
      ['№', 'Структурный элемент', 'Замечание или предложение', 'Кем внесено', 'Решение', 'Обоснование', 'Кто и когда решил'],
      ['1', '2. Пояснительная записка«много данных»', 'Замечание №\u00a01', 'рецензентСРПУ10.01.2027', 'не рассмотрено', '–', '–'],
      ['2', '2. Пояснительная записка«много данных»', 'Замечание №\u00a02Заменить «много данных» на «мало данных».', 'рецензентСРПУ10.01.2027', 'принято', '–', 'координаторИРО12.01.2027'],
      ['3', '2. Пояснительная записка«много данных»', 'Замечание №\u00a03', 'рецензентСРПУ10.01.2027', 'отклонено', 'Противоречит положению', 'координаторИРО12.01.2027'],
      ['4', 'Раздел удалён', 'Замечание №\u00a04', '10.01.2027', 'снято', '–', '12.01.2027'],
    ]); // prettier-ignore
    const page = elements(body, 'w:sectPr').at(-1) ?? '';
    expect(attribute(page, 'w:pgSz', 'w:orient')).toBe('landscape');
    const header = elements(elements(tail, 'w:tbl')[0] ?? '', 'w:tr')[0] ?? '';
    expect(header).toMatch(/<w:tblHeader\/>/);
  });

  it('names the row and column of a cell, and the field of a passport', async () => {
    const source = readDocument(Y.encodeStateAsUpdate(doc));
    const plan = source.sections.find(({ kind }) => kind === 'study-plan');
    const row = plan?.rows.find(({ cells }) => cells['title'] === 'Роли и ответственность в команде');
    const calendar = source.sections.find(({ kind }) => kind === 'calendar');
    const period = calendar?.rows[0];
    const of = (
      number: number,
      sectionId = '',
      rowId: string | null = null,
      column: string | null = null,
      quote = '1',
    ) => thread(number, { sectionId, rowId, column, quote });
    const passport = source.sections.find(({ kind }) => kind === 'passport');
    const remarks = [
      of(1, plan?.id, row?.id ?? null, 'lectures'),
      of(2, plan?.id, row?.id ?? null, null, 'Роли и ответственность в команде'),
      of(3, passport?.id, null, 'goal', ''),
      of(4, calendar?.id, period?.id ?? null, `lectures:${row?.id}`),
      of(5, plan?.id, 'gone', 'constructor'),
    ];
    const table = (await text('md', { remarks })).split('# Таблица разногласий')[1] ?? '';
    const places = [...table.matchAll(/^\| \d \| \d+\. ([^|]*) \|/gm)].map(([, place]) =>
      place?.replace(/<br>|\s+/g, ' '),
    );
    expect(places).toEqual([
      'Учебный план Лекции, «Роли и ответственность в команде» *«1»*',
      'Учебный план *«Роли и ответственность в команде»*',
      'Паспорт программы Цель',
      `Календарный учебный график ${String(period?.cells['title'])}, «Роли и ответственность в команде» *«1»*`,
      'Учебный план *«1»*',
    ]);
  });

  it('says choices, flags and days in words', async () => {
    const of = (number: number, column: string, original: string, replacement: string): ExportedThread =>
      thread(number, { column, quote: original, proposal: { original, replacement } });
    const remarks = [
      of(1, 'form', 'full-time', 'part-time'),
      of(2, 'distance', 'false', 'true'),
      of(3, 'startsOn', '', '2027-02-01'),
      of(4, 'goal', 'true', '2 недели'),
    ];
    const table = (await text('md', { remarks })).split('# Таблица разногласий')[1] ?? '';
    expect(table).toMatch(/Заменить «очная» на «очно-заочная»/);
    expect(table).toMatch(/Заменить «нет» на «да»/);
    expect(table).toMatch(/«01\.02\.2027»/);
    expect(table).toMatch(/Заменить «true» на «2\s+недели»/);
  });

  it('is the same in .html and .md, and is made as .pdf', async () => {
    const html = await text('html');
    expect(html).toMatch(/<section class="part wide">\s*<h2[^>]*>Таблица разногласий/);
    expect(html).toContain('Заменить «много данных» на «мало данных».');
    const markdown = await text('md');
    expect(markdown).toContain('# Таблица разногласий');
    expect(markdown).toMatch(/\| 3 \| 2\. Пояснительная записка.*\| отклонено \| Противоречит положению \|/);
    expect((await text('pdf')).startsWith('%PDF-')).toBe(true);
  });

  it('quotes without the spaces around, and ends a sentence once', async () => {
    const remarks = [
      thread(1, { quote: ' подобрано по ' }),
      thread(2, { proposal: { original: 'два месяца ', replacement: ' Срок «Школы» – год.' } }),
      thread(3, { proposal: { original: '', replacement: 'вставка рецензента ' } }),
      thread(4, { proposal: { original: 'Лишнее!', replacement: '' } }),
    ];
    const table = (await text('md', { remarks })).split('# Таблица разногласий')[1] ?? '';
    expect(table).toContain('*«подобрано по»*');
    expect(table).toContain('Заменить «два месяца» на «Срок „Школы“ – год.» |');
    expect(table).toContain('Добавить: «вставка рецензента». |');
    expect(table).toContain('Исключить: «Лишнее!» |');
  });

  it('is data in .json', async () => {
    const exported = exportedDocumentSchema.parse(JSON.parse(await text('json')));
    expect(exported.threads).toEqual(REMARKS);
  });

  it('keeps its place before what the checks found', async () => {
    const findings = [{ code: 'V01', level: 'error', message: 'Мало часов' }];
    const markdown = await text('md', { findings });
    expect(markdown.match(/^# .+$/gm)?.slice(-2)).toEqual(['# Таблица разногласий', '# Результаты проверки программы']);
    const body = unpack(await file('docx', { findings })).get('word/document.xml') ?? '';
    expect(body.match(/w:name="appendix"/g)).toHaveLength(1);
  });

  it('says so when there are no threads', async () => {
    expect(await text('md', { remarks: [] })).toContain('Замечаний и предложений нет.');
    expect(await text('md', { remarks: [], locale: 'en' })).toContain('No remarks or proposals.');
  });

  it('S32: is nowhere unless asked for', async () => {
    const asked = { remarks: undefined };
    for (const format of ['html', 'md', 'json'] as const) {
      expect(await text(format, asked)).not.toMatch(/разногласий|рецензент|"threads"/);
    }
    for (const part of unpack(await file('docx', asked)).values()) expect(part).not.toMatch(/разногласий|рецензент/);
  });
});
