import { DOCUMENT_KINDS } from '@soproekt/domain';
import * as Y from 'yjs';
import { applyTemplate, findTemplate, listSections, listTemplates, readMeta } from './index.js';

describe('templates', () => {
  it.each(DOCUMENT_KINDS)('of kind %s have unique keys and include blank', (kind) => {
    const keys = listTemplates(kind).map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toContain('blank');
    expect(listTemplates(kind).every((template) => template.kind === kind)).toBe(true);
  });

  it('cover every mandatory part of a programme (domain.md 2.2)', () => {
    const titles = findTemplate('programme', 'programme-pk')?.sections.map(({ title }) => title.ru) ?? [];
    expect(titles).toEqual([
      'Титульный лист',
      'Лист согласования',
      'Сокращения',
      'Пояснительная записка',
      'Планируемые результаты',
      'Учебный план',
      'Календарный учебный график',
      'Рабочие программы модулей',
      'Формы аттестации и оценочные материалы',
      'Организационно-педагогические условия',
    ]);
  });

  it('fall back to the first of the kind, and know no others', () => {
    expect(findTemplate('programme')?.key).toBe('programme-pk');
    expect(findTemplate('note')?.key).toBe('blank');
    expect(findTemplate('note', 'programme-pk')).toBeNull();
    expect(findTemplate('note', '__proto__')).toBeNull();
  });

  it.each(['ru', 'en'] as const)('are written into a document in %s', (locale) => {
    for (const template of listTemplates()) {
      const doc = new Y.Doc();
      const filled: string[] = [];
      const ids = applyTemplate(doc, template, locale, (fragment, markdown) => {
        expect(fragment.doc).toBe(doc);
        filled.push(markdown);
      });
      expect(readMeta(doc).kind).toBe(template.kind);
      expect(listSections(doc).map(({ id }) => id)).toEqual(ids);
      expect(listSections(doc).map(({ title }) => title)).toEqual(template.sections.map(({ title }) => title[locale]));
      expect(filled).toHaveLength(template.sections.filter(({ markdown }) => markdown).length);
    }
  });

  it('are translated throughout', () => {
    for (const template of listTemplates()) {
      for (const { title, markdown } of template.sections) {
        if (template.key !== 'blank') expect(title.ru && title.en).toBeTruthy();
        expect(`${title.en} ${markdown?.en ?? ''}`).not.toMatch(/[а-яё]/i);
      }
    }
  });
});
