import { addSection, removeSection } from '@soproekt/documents';
import { fillFragment } from '@soproekt/editor';
import { exportDocument } from '../export-task.js';
import type { ExportPayload } from '../model/export-payload.js';
import { lettersOf } from '../model/fingerprint.js';
import { createHash } from 'node:crypto';
import { DEMO_TITLE, demoProgramme, payloadOf } from '../testing/demo-programme.js';
import { attribute, elements, textIn, unpack } from '../testing/unpack.js';

const write = async (more: Partial<ExportPayload> = {}, doc = demoProgramme().doc): Promise<Map<string, string>> =>
  unpack(await exportDocument({ ...payloadOf(doc, more), format: 'docx' }));

const rowsOf = (table: string): string[][] => elements(table, 'w:tr').map((row) => elements(row, 'w:tc').map(textIn));

describe('the .docx of a programme', () => {
  let parts: Map<string, string>;
  let body: string;
  const part = (name: string): string => parts.get(name) ?? '';
  const tableAfter = (caption: string): string => {
    const from = body.indexOf(caption);
    expect(from).toBeGreaterThan(0);
    return elements(body.slice(from), 'w:tbl')[0] ?? '';
  };

  beforeAll(async () => {
    parts = await write();
    body = part('word/document.xml');
  });

  it('has the margins of the standard on every page, in twips', () => {
    const sections = elements(body, 'w:sectPr');
    expect(sections.length).toBeGreaterThanOrEqual(3);
    for (const section of sections) {
      const margins = ['w:left', 'w:right', 'w:top', 'w:bottom', 'w:header'].map((side) =>
        Number(attribute(section, 'w:pgMar', side)),
      );
      expect(margins).toEqual([1701, 567, 1134, 1134, 567]);
    }
  });

  it('lays the study plan on its side and nothing else', () => {
    const sizes = elements(body, 'w:sectPr').map((section) =>
      ['w:w', 'w:h', 'w:orient'].map((name) => attribute(section, 'w:pgSz', name)),
    );
    const upright = ['11906', '16838', 'portrait'];
    expect(sizes).toEqual([upright, ['16838', '11906', 'landscape'], upright]);
    const [, plan = ''] = body.split('<w:sectPr');
    expect(plan).toContain('Таблица 3 – Учебный план');
  });

  it('numbers pages in the middle of the top margin, except the first', () => {
    const [first = '', ...rest] = elements(body, 'w:sectPr');
    expect(first).toContain('<w:titlePg');
    for (const section of rest) expect(section).not.toMatch(/<w:titlePg(?! w:val="(?:false|0)")/);
    const relations = part('word/_rels/document.xml.rels');
    const headerOf = (section: string, type: string): string => {
      const id =
        new RegExp(`<w:headerReference[^>]*w:type="${type}"[^>]*r:id="([^"]+)"`).exec(section)?.[1] ??
        new RegExp(`<w:headerReference[^>]*r:id="([^"]+)"[^>]*w:type="${type}"`).exec(section)?.[1];
      const target = new RegExp(`Id="${id}"[^>]*Target="([^"]+)"`).exec(relations)?.[1];
      return part(`word/${target}`);
    };
    expect(headerOf(first, 'first')).not.toContain('PAGE');
    for (const section of [first, ...rest]) {
      expect(headerOf(section, 'default')).toMatch(/<w:instrText[^>]*>PAGE<\/w:instrText>/);
      expect(headerOf(section, 'default')).toContain('w:val="Header"');
    }
  });

  it('has real styles with the letters, the indent and the spacing of the standard', () => {
    const styles = part('word/styles.xml');
    const style = (id: string): string =>
      elements(styles, 'w:style').find((element) => element.includes(`w:styleId="${id}"`)) ?? '';
    expect(attribute(style('BodyText'), 'w:sz', 'w:val')).toBe('28');
    expect(attribute(style('BodyText'), 'w:rFonts', 'w:ascii')).toBe('Times New Roman');
    expect(attribute(style('BodyText'), 'w:jc', 'w:val')).toBe('both');
    expect(attribute(style('BodyText'), 'w:ind', 'w:firstLine')).toBe('709');
    expect(attribute(style('BodyText'), 'w:spacing', 'w:line')).toBe('276');
    expect(attribute(style('BodyText'), 'w:spacing', 'w:lineRule')).toBe('auto');
    expect(attribute(styles, 'w:lang', 'w:val')).toBe('ru-RU');
    for (const id of ['Heading1', 'Heading2', 'Title', 'Caption', 'ListParagraph', 'TableText']) {
      expect(style(id)).not.toBe('');
    }
    const headings = elements(body, 'w:p').filter((paragraph) => paragraph.includes('<w:pStyle w:val="Heading1"/>'));
    expect(headings.map(textIn)).toEqual([
      'Лист согласования',
      'Паспорт программы',
      'Пояснительная записка',
      'Планируемые результаты',
      'Учебный план',
      'Календарный учебный график',
      'Оценочные материалы',
      'Организационно-педагогические условия',
      'Сокращения',
    ]);
    // The sheet has no number, the others are numbered by Word.
    expect(headings.map((heading) => heading.includes('<w:numPr>'))).toEqual([false, ...Array(8).fill(true)]);
  });

  it('takes size and spacing as asked for', async () => {
    const styles = (await write({ size: 12, spacing: 1.5 })).get('word/styles.xml') ?? '';
    const text = elements(styles, 'w:style').find((element) => element.includes('w:styleId="BodyText"')) ?? '';
    expect(attribute(text, 'w:sz', 'w:val')).toBe('24');
    expect(attribute(text, 'w:spacing', 'w:line')).toBe('360');
  });

  it('begins with a title page that has two approval blocks on one level, without lines', () => {
    const front = body.slice(0, body.indexOf('Содержание'));
    const [blocks = ''] = elements(front, 'w:tbl');
    expect(rowsOf(blocks)).toHaveLength(1);
    const [left = '', right = ''] = rowsOf(blocks)[0] ?? [];
    expect(left).toMatch(/^УТВЕРЖДАЮРектор СРПУ/);
    expect(right).toMatch(/^УТВЕРЖДАЮДиректор ИРО/);
    expect(attribute(blocks, 'w:insideV', 'w:val')).toBe('none');
    expect(textIn(front)).toContain(`«${DEMO_TITLE}»`);
    expect(textIn(front)).toContain('программа повышения квалификации');
  });

  it('prints the sums of the plan, and who delivers how much', () => {
    const plan = rowsOf(tableAfter('Таблица 3 – Учебный план'));
    expect(plan.at(-1)?.slice(0, 7)).toEqual(['', 'Итого', '', '36', '6', '20', '10']);
    expect(plan.find(([number]) => number === '3.2')?.slice(1, 7)).toEqual([
      'Проектная сессия: план методической поддержки',
      'ПМР',
      '7',
      '1',
      '4',
      '2',
    ]);
    expect(plan.find(([number]) => number === 'ИА')?.slice(7)).toEqual(['Защита проекта', 'совместно', 'ПР1–ПР4']);
    const shares = rowsOf(tableAfter('Таблица 4 –')).slice(1);
    expect(shares.map(([name, , , , total]) => [name, total])).toEqual([
      ['ИРО', '15'],
      ['СРПУ', '19'],
      ['совместно', '2'],
      ['Итого', '36'],
    ]);
    expect(textIn(body)).toContain('Контактная работа — 26\u00a0ч');
  });

  it('prints the calendar with hours by kind and their sums', () => {
    const calendar = rowsOf(tableAfter('Таблица 5 – Календарный учебный график'));
    expect(calendar.at(-1)?.slice(1)).toEqual(['Итого, ч', '15', '11', '10', '36']);
    expect(calendar.find(([number]) => number === 'ИА')?.slice(2)).toEqual(['', '', 'ИА\u00a02', '2']);
  });

  it('repeats header rows, keeps rows whole and sets the widths of columns', () => {
    const tables = elements(body, 'w:tbl').filter((table) => table.includes('Код') || table.includes('Модуль, тема'));
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      const rows = elements(table, 'w:tr');
      const headers = rows.filter((row) => /<w:tblHeader\/>/.test(row));
      expect(headers).toEqual(rows.slice(0, headers.length));
      expect(headers.length).toBeGreaterThan(0);
      for (const row of rows) expect(row).toMatch(/<w:cantSplit\/>/);
      expect(attribute(table, 'w:tblLayout', 'w:type')).toBe('fixed');
    }
    const widths = [...tableAfter('Таблица 3 –').matchAll(/<w:gridCol w:w="(\d+)"/g)].map(([, width]) => Number(width));
    // 257 mm: the page on its side without its margins.
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(14570);
  });

  it('begins every numbered list with its own first number', () => {
    const paragraphs = elements(body, 'w:p');
    const numberOf = (text: string): string | null => {
      const found = paragraphs.find((paragraph) => textIn(paragraph).startsWith(text)) ?? '';
      return attribute(found, 'w:numId', 'w:val');
    };
    const [first, nested, second] = ['разберутся', 'роли в команде', 'анкета'].map(numberOf);
    expect(new Set([first, nested, second]).size).toBe(3);
    expect(numberOf('выявят дефициты')).toBe(first);
    const numbering = part('word/numbering.xml');
    const instances = elements(numbering, 'w:num');
    for (const id of [first, nested, second]) {
      const instance = instances.find((element) => element.includes(`w:numId="${id}"`)) ?? '';
      expect(attribute(instance, 'w:startOverride', 'w:val')).toBe('1');
    }
  });

  it('fills the table of contents in, with numbers and pages', () => {
    const contents = elements(body, 'w:sdt')[0] ?? '';
    expect(contents).toMatch(/<w:instrText[^>]*>TOC [^<]*1-2/);
    const text = textIn(contents);
    expect(text).toContain('2. Пояснительная записка');
    expect(text).toMatch(/Лист согласования2/);
    expect(text).toMatch(/4\. Учебный план6/);
  });

  it('names title, language and institutions in its properties', () => {
    const core = part('docProps/core.xml');
    expect(core).toContain(`<dc:title>${DEMO_TITLE}</dc:title>`);
    expect(core).toMatch(/<dc:creator>Северореченский педагогический университет; Институт развития образования/);
  });

  it('S32: holds no e-mail addresses, no comments and nothing that was removed', async () => {
    const { doc } = demoProgramme();
    const secret = addSection(doc, {
      title: 'Тайное',
      content: (fragment) => fillFragment(fragment, 'убранный текст'),
    });
    removeSection(doc, secret, { by: 'u1' });
    const all = [...(await write({}, doc))];
    for (const [name, xml] of all) {
      expect(xml).not.toMatch(/[\w.]+@[\w.]+\.\w+/);
      expect(xml).not.toMatch(/убранный|Тайное/);
      expect(name).not.toMatch(/comments(?!Ids|Ext)/);
    }
  });

  it('carries its sections as data, each with the fingerprint of its text in Word', () => {
    const xml = part('customXml/item1.xml');
    expect(part('word/_rels/document.xml.rels')).toContain('Target="../customXml/item1.xml"');
    expect(xml).toContain('<export xmlns="urn:soproekt:export:1" version="1">');
    const json = xml.replace(/^[\s\S]*?<export[^>]*>|<\/export>$/g, '');
    const unescaped = json.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
    const data = JSON.parse(unescaped) as {
      sections: { bookmark: string; kind: string; fingerprint: string; rows: unknown[] }[];
    };
    expect(data.sections.map(({ kind }) => kind)).toContain('study-plan');
    expect(data.sections.find(({ kind }) => kind === 'study-plan')?.rows).toHaveLength(14 + 3);
    for (const [i, { bookmark, fingerprint }] of data.sections.entries()) {
      expect(bookmark).toBe(`section_${i + 1}`);
      expect(bodyFingerprint(bookmark)).toBe(fingerprint);
    }
  });

  /** As a reader of the file sees it: the paragraphs between one section's heading and the next. */
  function bodyFingerprint(bookmark: string): string {
    const paragraphs = elements(body, 'w:p');
    const from = paragraphs.findIndex((paragraph) => paragraph.includes(`w:name="${bookmark}"`));
    const rest = paragraphs.slice(from + 1);
    const to = rest.findIndex((paragraph) => /w:name="(?:section_\d+|appendix)"/.test(paragraph));
    // Between the sheet and the next section stands the table of contents.
    const own = (to < 0 ? rest : rest.slice(0, to)).filter((paragraph) => !/w:val="TOC(?:Heading|\d)"/.test(paragraph));
    return createHash('sha256')
      .update(lettersOf(own.map(textIn).join('')))
      .digest('hex');
  }
});
