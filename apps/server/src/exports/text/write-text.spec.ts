import { exportedDocumentSchema } from '@soproekt/contracts';
import { addSection, removeRow, removeSection } from '@soproekt/documents';
import { markdownToJson } from '@soproekt/editor';
import { exportDocument } from '../export-task.js';
import { demoProgramme, payloadOf } from '../testing/demo-programme.js';

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('the Markdown export', () => {
  it('has a heading for every section and the tables of structured ones', async () => {
    const text = decode(await exportDocument({ ...payloadOf(demoProgramme().doc), format: 'md' }));
    expect(text.match(/^# .+$/gm)).toEqual([
      '# Лист согласования',
      '# Паспорт программы',
      '# Пояснительная записка',
      '# Планируемые результаты',
      '# Учебный план',
      '# Календарный учебный график',
      '# Оценочные материалы',
      '# Организационно-педагогические условия',
      '# Сокращения',
    ]);
    expect(text).toContain('| № | Модуль, тема | Раздел | Всего, ч | Лекции | Практика | Сам. работа |');
    expect(text).toMatch(/\|\s+\| \*\*Итого\*\* \|\s+\| \*\*36\*\* \| \*\*6\*\* \| \*\*20\*\* \| \*\*10\*\* \|/);
    expect(text).toContain('2. распределят роли и проведут учебное совещание;\n   1. роли в команде;');
  });

  it('is read back by our own reader', async () => {
    const text = decode(await exportDocument({ ...payloadOf(demoProgramme().doc), format: 'md' }));
    const tables = (markdownToJson(text).content ?? []).filter(({ type }) => type === 'table');
    expect(tables.map(({ content }) => content?.length)).toEqual([3, 10, 3, 5, 16, 5, 8, 3]);
  });
});

describe('the JSON export', () => {
  it('fits its schema and carries rows, content and sums', async () => {
    const { doc, sections } = demoProgramme();
    const json: unknown = JSON.parse(decode(await exportDocument({ ...payloadOf(doc), format: 'json' })));
    const exported = exportedDocumentSchema.parse(json);
    expect(exported.sums).toMatchObject({ total: 36, lectures: 6, practice: 20, selfStudy: 10, contact: 26 });
    expect(exported.sums?.byInstitution.map(({ total }) => total)).toEqual([15, 19, 2]);
    const section = (id?: string) => exported.sections.find((each) => each.id === id);
    expect(section(sections.plan)?.rows.filter(({ type }) => type === 'topic')).toHaveLength(8);
    expect(
      Object.keys(section(sections.calendar)?.rows[0]?.cells ?? {}).filter((key) => key.includes(':')),
    ).toHaveLength(7);
    expect(section(sections.note)).toMatchObject({ role: 'explanatory-note', content: { type: 'doc' } });
    expect(exported).not.toHaveProperty('findings');
  });

  it('S32: leaves out what was removed, and findings unless asked for', async () => {
    const { doc, sections, rows } = demoProgramme();
    removeRow(doc, sections.plan ?? '', rows.get('4') ?? '', { by: 'u1' });
    removeSection(doc, sections.abbreviations ?? '', { by: 'u1' });
    addSection(doc, { kind: 'agenda-item', title: 'Вид, которого здесь не знают' });
    const findings = [{ code: 'V01', level: 'error', message: 'Мало часов' } as const];
    const text = decode(await exportDocument({ ...payloadOf(doc, { findings }), format: 'json' }));
    expect(text).not.toMatch(/Стажировочный модуль|Работа на базовой площадке|Институт развития образования"/);
    const exported = exportedDocumentSchema.parse(JSON.parse(text));
    expect(exported.findings).toEqual(findings);
    expect(exported.sections.at(-1)).toMatchObject({ title: 'Вид, которого здесь не знают', content: null, rows: [] });
  });
});
