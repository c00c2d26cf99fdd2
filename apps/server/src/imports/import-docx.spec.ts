import { jsonToMarkdown } from '@soproekt/editor';
import { docx, h, p, table } from './testing/docx-file.js';
import { importBytes, type Imported } from './testing/import-bytes.js';

const outline = ({ sections }: Imported): unknown[] =>
  sections.map(({ kind, title, content }) => [kind, title, jsonToMarkdown(content ?? { type: 'doc' }).trim()]);
const contents = p('Оглавление', 'TOCHeading') + p('Цель 3', 'TOC1');

describe('import of a Word file', () => {
  it('makes sections of the topmost headings, and the title of the one above them', async () => {
    const file = docx(
      h(1, 'ДПП «Команда»') +
        p('вводный текст') +
        contents +
        h(2, 'Цель') +
        p('Помочь') +
        h(3, 'Задачи') +
        p('раз') +
        p('1.2. Свой', 'Own') +
        h(2, 'Итоги'),
    );
    const made = await importBytes(file, 'файл.docx');
    expect(made.title).toBe('файл');
    // Two headings stand at the top, so both make sections and what is below stays below.
    expect(outline(made)).toEqual([
      ['text', 'ДПП «Команда»', 'вводный текст\n\n# Цель\n\nПомочь\n\n## Задачи\n\nраз'],
      ['text', '1.2. Свой', '# Итоги'],
    ]);
    const single = await importBytes(
      docx(h(1, 'ДПП «Команда»') + p('вводный') + h(2, 'Цель') + h(3, 'Задачи') + h(2, 'Итоги')),
      'файл.docx',
    );
    expect(single.title).toBe('ДПП «Команда»');
    expect(outline(single)).toEqual([
      ['text', '', 'вводный'],
      ['text', 'Цель', '# Задачи'],
      ['text', 'Итоги', ''],
    ]);
  });

  it('keeps tables that are none of hours, and everything of a file without headings', async () => {
    const made = await importBytes(
      docx(
        p('до') +
          table([
            ['Этап', 'Срок'],
            ['1', 'май'],
          ]) +
          p('после'),
      ),
      'план_работ.docx',
      { title: ' Мой\nдокумент ' },
    );
    expect(made).toMatchObject({ title: 'Мой документ', kind: 'note', notes: { 'no-headings': 1 } });
    expect(outline(made)).toEqual([
      ['text', '', 'до\n\n|  |  |\n| --- | --- |\n| Этап | Срок |\n| 1 | май |\n\nпосле'],
    ]);
    expect(made.report).toMatchObject({ format: 'docx', sections: 1, tables: 1, words: 6 });
    expect((await importBytes(docx(p('x')), 'план_работ.docx')).title).toBe('план работ');
  });

  it('makes nothing in a preview', async () => {
    const made = await importBytes(docx(h(1, 'Раздел') + p('три слова тут')), 'x.docx', {
      preview: true,
      locale: 'en',
    });
    expect(made).toMatchObject({
      state: null,
      images: [],
      preview: { title: 'x', sections: [{ kind: 'text', title: 'Раздел', words: 3 }] },
    });
  });

  it('reads Windows-1251 and UTF-16, and says what it took it for', async () => {
    const cyrillic = Buffer.from([0x23, 0x20, 0xd6, 0xe5, 0xeb, 0xfc, 0x0a, 0x0a, 0xf2, 0xe5, 0xea, 0xf1, 0xf2]);
    const old = await importBytes(cyrillic, 'x.md');
    expect([outline(old), old.notes]).toEqual([[['text', 'Цель', 'текст']], { 'encoding-guessed': 1 }]);
    const wide = await importBytes(Buffer.from('\ufeff# Цель\r\n\r\nтекст', 'utf16le'), 'x.txt');
    expect([outline(wide), wide.notes]).toEqual([[['text', 'Цель', 'текст']], {}]);
  });

  it('knows the parts of a programme by their names, and the parts of other documents not', async () => {
    const titles = ['Титульный лист', '1. Паспорт программы', 'Пояснительная записка', 'Календарный учебный график'];
    const bytes = docx(titles.map((title) => h(1, title) + p('Текст')).join(''));
    const parts = async (kind: 'programme' | 'regulation'): Promise<unknown> =>
      (await importBytes(bytes, 'x.docx', { kind })).sections.map((section) => [section.kind, section.role]);
    expect(await parts('programme')).toEqual([
      ['text', 'title-page'],
      ['passport', null],
      ['text', 'explanatory-note'],
      ['calendar', null],
    ]);
    expect(await parts('regulation')).toEqual(titles.map(() => ['text', null]));
  });

  it('leaves out what Word hides, and the arrows of notes', async () => {
    const run = (text: string, properties = ''): string => `<w:r>${properties}<w:t>${text}</w:t></w:r>`;
    const hidden = '<w:rPr><w:b/><w:vanish/></w:rPr>';
    const shown = '<w:rPr><w:vanish w:val="false"/></w:rPr>';
    const paragraph = `<w:p>${run('Видно')}${run('тайно', hidden)}${run(' тоже', shown)}</w:p>`;
    const made = await importBytes(docx(h(1, 'Раздел') + paragraph), 'x.docx');
    expect(JSON.stringify(made.sections[0]?.content)).toMatch(/Видно тоже/);
    expect(made.report.notes).toMatchObject([
      { code: 'hidden-text-dropped', level: 'lost', count: 1, examples: ['тайно'] },
    ]);
  });
});
