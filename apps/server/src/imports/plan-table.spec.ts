import type { PlanRow } from '@soproekt/domain';
import { docx, h, p, table } from './testing/docx-file.js';
import { importBytes, INSTITUTIONS } from './testing/import-bytes.js';

const [SRPU = '', IRO = ''] = INSTITUTIONS.map(({ id }) => id);

const PLAN = `| № | Модуль, тема | Раздел | Всего | Лекции | Практика | Сам. работа | Форма контроля | Реализует | Результаты |
|---|---|---|---:|---:|---:|---:|---|---|---|
| 0 | Входная диагностика | – | 1 | 0 | 0 | 1 | Анкета | ИРО | – |
| 1 | Нормы и данные для управленческого решения | НПР | 6 | 2 | 2 | 2 | Тест | ИРО | ПР1 |
| 1.1 | Нормативные рамки работы команды | НПР | 3 | 1 | 1 | 1 | – | ИРО | ПР1 |
| 1.2 | Внутренняя и внешняя оценка: от отчёта к решению | НПР | 3 | 1 | 1 | 1 | – | ИРО | ПР1 |
| 3 | Изучение дефицитов и план поддержки учителей | ПМР | 11 | 2 | 6 | 3 | Кейс | СРПУ | ПР3 |
| 3.1 | Как изучать потребности и дефициты | ПМР | 4 | 1 | 2 | 1 | – | СРПУ | ПР3 |
| 3.2 | Проектная сессия: план методической поддержки | ПМР | 6 | 1 | 4 | 2 | – | СРПУ | ПР3 |
| ИА | Итоговая аттестация | – | 2 | 0 | 2 | 0 | Защита проекта | совместно | ПР1–ПР3 |
| | **Итого** | | **36** | **6** | **20** | **10** | | | |`;

const RESULTS = `| Код | Результат | Вид | ТФ | Модуль | Оценивание |
|---|---|---|---|---|---|
| ПР1 | знает нормы и источники данных | профессиональная | B/02.7 | 1 | тест |
| ПР2 | умеет довести совещание до решения | универсальная | B/04.7 | 2 | протокол |
| ПР3 | умеет выявить дефициты | предметно-методическая | 01.011 B/01.7 | 3 | кейс |`;

const brief = ({ type, number, title, total, hours, control }: PlanRow): unknown[] => [
  type,
  number,
  title,
  total,
  Object.values(hours),
  control,
];

describe('a table of hours', () => {
  it('becomes the study plan, from Markdown', async () => {
    const { facts, report, notes, kind, sections } = await importBytes(
      `# Программа\n\n## Цель\n\nТекст\n\n## Планируемые результаты\n\nСлушатель:\n\n${RESULTS}\n\n## Учебный план\n\nПояснение.\n\n${PLAN}\n`,
      'программа.md',
    );
    expect(kind).toBe('programme');
    expect(sections.map((section) => [section.kind, section.title])).toEqual([
      ['text', 'Цель'],
      ['planned-results', 'Планируемые результаты'],
      ['study-plan', 'Учебный план'],
    ]);
    expect(facts.plan.map(brief)).toEqual([
      ['attestation', expect.any(String), 'Входная диагностика', null, [0, 0, 1, null], 'Анкета'],
      ['module', '1', 'Нормы и данные для управленческого решения', null, [null, null, null, null], 'Тест'],
      ['topic', '1.1', 'Нормативные рамки работы команды', null, [1, 1, 1, null], ''],
      ['topic', '1.2', 'Внутренняя и внешняя оценка: от отчёта к решению', null, [1, 1, 1, null], ''],
      ['module', '2', 'Изучение дефицитов и план поддержки учителей', null, [null, null, null, null], 'Кейс'],
      ['topic', '2.1', 'Как изучать потребности и дефициты', null, [1, 2, 1, null], ''],
      // A declared total that is no sum stays: the checks are to tell of it.
      ['topic', '2.2', 'Проектная сессия: план методической поддержки', 6, [1, 4, 2, null], ''],
      ['attestation', 'ИА', 'Итоговая аттестация', null, [0, 2, 0, null], 'Защита проекта'],
    ]);
    expect(facts.plan.map(({ attestation }) => attestation)).toEqual([
      'entry',
      null,
      null,
      null,
      null,
      null,
      null,
      'final',
    ]);
    expect(facts.plan.at(-1)?.implementers).toEqual([SRPU, IRO]);
    expect(facts.plan[1]?.implementers).toEqual([IRO]);
    const codes = new Map(facts.results.map(({ id, code }) => [id, code]));
    expect(facts.plan.map(({ results }) => results.map((id) => codes.get(id)))).toEqual([
      [],
      ['ПР1'],
      ['ПР1'],
      ['ПР1'],
      ['ПР3'],
      ['ПР3'],
      ['ПР3'],
      ['ПР1', 'ПР2', 'ПР3'],
    ]);
    const planSections = new Map(facts.planSections.map(({ id, code }) => [id, code]));
    expect(facts.plan.map(({ planSectionId }) => planSections.get(planSectionId ?? '') ?? null)).toEqual([
      null,
      'НПР',
      'НПР',
      'НПР',
      'ПМР',
      'ПМР',
      'ПМР',
      null,
    ]);
    expect(
      facts.results.map(({ competence, aspect, jobFunctions, duty, evidence }) => [
        competence,
        aspect,
        jobFunctions,
        duty,
        evidence,
      ]),
    ).toEqual([
      ['professional', 'know', [], 'B/02.7', 'тест'],
      ['universal', 'can', [], 'B/04.7', 'протокол'],
      ['subject-methodical', 'can', ['01.011 B/01.7'], '', 'кейс'],
    ]);
    expect(report).toMatchObject({ format: 'markdown', sections: 3, planRows: 8, resultRows: 3, tables: 0 });
    expect(notes).toMatchObject({ 'plan-recognised': 8, 'results-recognised': 3, 'rows-skipped': 1 });
  });

  it('is read from Word with a header of two rows, merged cells and half hours', async () => {
    const one = (text: string, down: 'restart' | 'continue') => ({ text, down });
    const file = docx(
      h(1, 'Учебно-тематический план') +
        table([
          [
            one('№ п/п', 'restart'),
            one('Наименование разделов и тем', 'restart'),
            one('Всего, час', 'restart'),
            { text: 'В том числе', across: 3 },
            one('Форма контроля', 'restart'),
          ],
          [
            one('', 'continue'),
            one('', 'continue'),
            one('', 'continue'),
            'лекции',
            'практические занятия',
            'СР, в т. ч. с ДОТ',
            one('', 'continue'),
          ],
          ['1', '2', '3', '4', '5', '6', '7'],
          [{ text: 'Раздел 1. Нормативно-правовой', across: 7 }],
          ['1.', 'Модуль 1. Введение', '4,5', '1,5', '–', '3 ч', 'зачёт'],
          ['1.1.', 'Тема 1.1. Основы', '4,5', '1,5', '', '3', '—'],
          ['2', 'Практика', '2', '', 'два', '', ''],
          ['2.1', 'Промежуточная аттестация', '1', '', '1', '', 'тест'],
          ['', 'Итого', '7,5', '1,5', '1', '3', ''],
        ]),
    );
    const { facts, notes, preview } = await importBytes(file, 'план.docx');
    expect(facts.plan.map(brief)).toEqual([
      ['module', '1', 'Введение', null, [null, null, null, null], 'зачёт'],
      ['topic', '1.1', 'Основы', null, [1.5, null, 3, null], ''],
      ['module', '2', 'Практика', 2, [null, null, null, null], ''],
      ['attestation', expect.any(String), 'Промежуточная аттестация', null, [null, 1, null, null], 'тест'],
    ]);
    expect(facts.plan.at(-1)?.parentId).toBe(facts.plan[2]?.id);
    expect(facts.planSections.map(({ title }) => title)).toEqual(['Раздел 1. Нормативно-правовой']);
    expect(facts.plan[0]?.planSectionId).toBe(facts.planSections[0]?.id);
    expect(notes).toMatchObject({ 'hours-unreadable': 1, 'rows-skipped': 1, 'plan-recognised': 4 });
    expect(preview.tables).toMatchObject([
      {
        index: 0,
        guess: {
          use: 'study-plan',
          headerRows: 3,
          columns: ['number', 'title', 'total', 'lectures', 'practice', 'selfStudy', 'control'],
        },
        rowCount: 6,
      },
    ]);
  });

  it('is read as somebody has corrected it', async () => {
    const file = docx(
      h(1, 'Часы') +
        table([
          ['А', 'Б', 'В', 'Г'],
          ['1', 'Первый', '2', '3'],
          ['2', 'Второй', '1', '1'],
        ]) +
        p('после'),
    );
    const guessed = await importBytes(file, 'x.docx');
    expect(guessed.preview.tables[0]?.guess).toEqual({
      index: 0,
      use: 'text',
      headerRows: 1,
      columns: ['ignore', 'ignore', 'ignore', 'ignore'],
    });
    expect(guessed.report).toMatchObject({ tables: 1, planRows: 0 });
    const mapping = {
      index: 0,
      use: 'study-plan' as const,
      headerRows: 1,
      columns: ['number', 'title', 'lectures', 'practice'],
    };
    const { facts, sections } = await importBytes(file, 'x.docx', { mappings: [mapping] });
    expect(facts.plan.map(brief)).toEqual([
      ['module', '1', 'Первый', null, [2, 3, null, null], ''],
      ['module', '2', 'Второй', null, [1, 1, null, null], ''],
    ]);
    // The section is about something else too: the plan gets one of its own.
    expect(sections.map(({ kind, title }) => [kind, title])).toEqual([
      ['text', 'Часы'],
      ['study-plan', 'Учебный план'],
      ['text', ''],
    ]);
  });

  it('knows columns by other names, and tells of those that it leaves out', async () => {
    const head = '| № | Тема | Лекции | Практика | Вид аттест. | Ответственный | Аудитория |';
    const { report, facts } = await importBytes(
      `## План\n\n${head}\n|---|---|---|---|---|---|---|\n| 1 | А | 1 | 1 | Тест | ИРО | 12 |\n| 2 | Б | 1 | 1 | | | |\n`,
      'x.md',
    );
    expect(facts.plan[0]).toMatchObject({ control: 'Тест', implementers: [INSTITUTIONS[1]?.id] });
    expect(report.notes).toContainEqual(
      expect.objectContaining({ code: 'columns-dropped', level: 'lost', count: 1, examples: ['Аудитория'] }),
    );
  });

  it('names what it could not find', async () => {
    const { report } = await importBytes(
      `## План\n\n| № | Тема | Лекции | Практика | Реализует | Результаты |\n|---|---|---|---|---|---|\n| 1 | А | 1 | 1 | Школа № 7 | ПР9 |\n| 2 | Б | 1 | 1 | ИРО, СРПУ | |\n`,
      'x.md',
    );
    expect(report.notes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'institution-unknown', count: 1, examples: ['Школа № 7'], level: 'lost' }),
        expect.objectContaining({ code: 'result-unknown', count: 1, examples: ['ПР9'] }),
      ]),
    );
  });
});
