import { jsonToMarkdown } from '@soproekt/editor';
import { importBytes, type Imported } from './testing/import-bytes.js';

const PLAN = `
## Учебный план

| Модуль | Всего, ч | Лекции | Практика |
| --- | --- | --- | --- |
| 1. Данные | 4 | 2 | 2 |
| 2. План | 2 | 1 | 1 |
`;

const outline = ({ sections }: Imported): unknown[] =>
  sections.map(({ kind, title, content }) => [kind, title, content ? jsonToMarkdown(content).trim() : '']);
const sources = ({ facts }: Imported): unknown[] =>
  facts.sources.map(({ group, text, year, url }) => [group, text, year, url]);

describe('a list of literature in a file', () => {
  const listed = `# ДПП
${PLAN}
## Список литературы

Основная литература:

1. Педагогический анализ: учебник / под ред. Совета. — М., 2021. — 240 с.
2. Сборник задач

### Интернет-ресурсы

- Портал данных. — URL: https://data.example/school (дата обращения: 12.03.2026).
- [Лаборатория](https://lab.example/)
`;
  const rows = [
    ['main', 'Педагогический анализ: учебник / под ред. Совета. — М., 2021. — 240 с.', 2021, ''],
    ['main', 'Сборник задач', null, ''],
    ['internet', 'Портал данных. (дата обращения: 12.03.2026).', null, 'https://data.example/school'],
    ['internet', 'Лаборатория', null, 'https://lab.example/'],
  ];

  it('becomes sources by group in a programme, and the preview says so', async () => {
    const made = await importBytes(listed, 'ДПП.md');
    expect(made.preview.sources).toEqual({ section: 'Список литературы', count: 4 });
    expect(made.report).toMatchObject({ sourceRows: 4 });
    expect(made.notes).toMatchObject({ 'sources-recognised': 4 });
    expect(sources(made)).toEqual(rows);
    expect(outline(made).at(-1)).toEqual(['conditions', 'Список литературы', '']);
  });

  it('stays a list in the text when that is wished, and in what is no programme', async () => {
    for (const wish of [{ sources: 'text' }, { kind: 'note' }] as const) {
      const made = await importBytes(listed, 'ДПП.md', wish);
      expect(made.preview.sources).toEqual({ section: 'Список литературы', count: 4 });
      expect(made.facts.sources).toEqual([]);
      expect(outline(made).at(-1)).toEqual(['text', 'Список литературы', expect.stringContaining('2. Сборник задач')]);
    }
    const asked = await importBytes(listed, 'Заметка.md', { kind: 'note', sources: 'rows' });
    expect(asked.facts.sources).toHaveLength(4);
  });

  it('goes to the section about conditions, which keeps its text', async () => {
    const made = await importBytes(
      `# ДПП\n${PLAN}\n## Организационно-педагогические условия\n\nАудитория с проектором.\n\n## 5. Литература\n\n- Приказ Минобрнауки России от 2023 г.\n\n## Приложение\n\nБланк`,
      'ДПП.md',
    );
    expect(outline(made).slice(1)).toEqual([
      ['conditions', 'Организационно-педагогические условия', 'Аудитория с проектором.'],
      ['text', 'Приложение', 'Бланк'],
    ]);
    expect(sources(made)).toEqual([['normative', 'Приказ Минобрнауки России от 2023 г.', 2023, '']]);
  });

  it('is found below a heading of the conditions, and other lists stay there', async () => {
    const made = await importBytes(
      `# ДПП\n${PLAN}\n## Условия реализации\n\n### Оборудование\n\n- проектор\n\n### Литература\n\n- Книга\n\n### Кадры\n\n- методист`,
      'ДПП.md',
    );
    expect(sources(made)).toEqual([['main', 'Книга', null, '']]);
    expect(outline(made).at(-1)).toEqual([
      'conditions',
      'Условия реализации',
      '# Оборудование\n\n- проектор\n\n# Кадры\n\n- методист',
    ]);
  });

  it('is none in a section that only speaks of literature', async () => {
    const made = await importBytes(`# ДПП\n${PLAN}\n## Обзор\n\n### Литература\n\n- Книга`, 'ДПП.md');
    expect(made.preview.sources).toBeNull();
    expect(made.facts.sources).toEqual([]);
  });
});
